import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Nothing here takes so long (ms): a lock this old means nothing, whoever seems to hold it. */
const staleAfterMs = 60_000;

/** Runs `work` while no other process (a test worker, say) runs work under the same lock, a file that names its holder. */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await taken(file))) await wait(50);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function taken(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (await abandoned(file)) await rm(file, { recursive: true, force: true });
    return false;
  }
}

/** Whether the process that held the lock is gone. */
async function abandoned(file: string): Promise<boolean> {
  const held = await stat(file).catch(() => undefined);
  if (!held) return false;
  if (Date.now() - held.mtimeMs > staleAfterMs) return true;
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  return holder > 0 && !isAlive(holder);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
