import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A lock nobody has touched for so long was left by a process that died. */
const staleAfterMs = 60_000;

/** Runs `work` while no other process (a test worker, say) runs work under the same lock, a folder that stands for it. */
export async function underLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(folder), { recursive: true });
  while (!(await taken(folder))) await wait(50);
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function taken(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch {
    const held = await stat(folder).catch(() => undefined);
    if (held && Date.now() - held.mtimeMs > staleAfterMs) await rm(folder, { recursive: true, force: true });
    return false;
  }
}
