import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp, buildPage, buildTools, root } from './build.ts';

const inRoot = (...path: string[]) => join(root, ...path);
const LOCK = inRoot('dist', '.lock');
const BUILDERS = ['package-lock.json', 'studio/build.ts'].map((file) => inRoot(file));

/** How long a build that no one asks for any more is kept, ms. */
const KEPT_MS = 24 * 60 * 60_000;

/** Builds the stand-in for the Functions host unless the build is up to date. Returns its file. */
export async function ensureTools(): Promise<string> {
  const folder = inRoot('dist', 'tools');
  const print = await fingerprint(root, [...BUILDERS, inRoot('functions-host')]);
  await unlessBuilt(folder, print, buildTools);
  return join(folder, 'functionsHost.js');
}

/**
 * Builds the functions with a phone line, in a folder of its own under dist/lines, unless they are built already.
 * Returns the entry's absolute path. Safe to call from several processes at once.
 * @throws Error with every finding where the phone line has errors.
 */
export async function ensureApp(line = 'phone-line.json'): Promise<string> {
  const file = resolve(root, line);
  const sources = await fingerprint(root, [...BUILDERS, inRoot('src'), inRoot('checker')]);
  // What the line says counts, not where it stands: a test that writes its line to a new file finds it built.
  const print = `${sources}-${await contentHash(file)}`;
  const folder = inRoot('dist', 'lines', print);
  await unlessBuilt(folder, print, async () => {
    await prune(inRoot('dist', 'lines'));
    await buildApp({ line: file, outDir: relative(root, folder) });
  });
  return join(folder, 'entry', 'main.js');
}

/** Builds the phone page into sandbox/dist/page unless it is up to date. */
export async function ensurePage(): Promise<void> {
  const print = await fingerprint(root, [
    inRoot('package-lock.json'),
    inRoot('sandbox', 'build.ts'),
    inRoot('sandbox', 'page'),
  ]);
  await unlessBuilt(inRoot('sandbox', 'dist', 'page'), print, buildPage);
}

async function unlessBuilt(folder: string, print: string, build: () => Promise<unknown>): Promise<void> {
  if (await isBuilt(folder, print)) return;
  await underLock(LOCK, async () => {
    if (await isBuilt(folder, print)) return;
    await build();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '.built'), print);
  });
}

async function isBuilt(folder: string, print: string): Promise<boolean> {
  const mark = join(folder, '.built');
  const found = await readFile(mark, 'utf8').catch(() => '');
  if (found !== print) return false;
  await utimes(mark, new Date(), new Date());
  return true;
}

/** Old builds go, so that dist does not grow without end. */
async function prune(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const mark = await stat(join(folder, name, '.built')).catch(() => undefined);
    if (mark && Date.now() - mark.mtimeMs > KEPT_MS)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** A short hash over files and over everything in folders (names and contents). A missing path counts as empty. */
export async function fingerprint(root: string, paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(paths.map((path) => filesOf(path)))).flat()) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(await readFile(file).catch(() => ''));
  }
  return hash.digest('hex').slice(0, 16);
}

async function contentHash(file: string): Promise<string> {
  const content = await readFile(file).catch(() => '');
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Nothing here takes so long (ms): a lock this old means nothing, whoever seems to hold it. */
const STALE_AFTER_MS = 60_000;

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
  if (Date.now() - held.mtimeMs > STALE_AFTER_MS) return true;
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
