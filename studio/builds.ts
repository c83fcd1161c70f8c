import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.ts';
import { underLock } from './lock.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const inRoot = (...path: string[]) => join(root, ...path);
const lock = inRoot('dist', '.lock');
const builders = ['package-lock.json', 'scripts/build.ts', 'scripts/sdkParts.ts', 'checker/file.ts'].map(
  (file) => inRoot(file),
);

/** How long a build that no one asks for any more is kept, ms. */
const keptMs = 24 * 60 * 60_000;

/** Builds the stand-in for the Functions host unless the build is up to date. Returns its file. */
export async function ensureTools(): Promise<string> {
  const folder = inRoot('dist', 'tools');
  const print = await fingerprint(root, [...builders, inRoot('functions-host')]);
  await unlessBuilt(folder, print, async () => (await import('../scripts/build.ts')).buildTools());
  return join(folder, 'functionsHost.js');
}

/**
 * Builds the functions with a phone line, in a folder of its own under dist/lines, unless they are built already.
 * Returns the entry's absolute path. Safe to call from several processes at once.
 * @throws Error with every finding where the phone line has errors.
 */
export async function ensureApp(line = 'phone-line.json'): Promise<string> {
  const file = resolve(root, line);
  const print = await fingerprint(root, [...builders, inRoot('src'), inRoot('checker'), file]);
  const folder = inRoot('dist', 'lines', print);
  await unlessBuilt(folder, print, async () => {
    await prune(inRoot('dist', 'lines'));
    await (await import('../scripts/build.ts')).buildApp({ line: file, outDir: relative(root, folder) });
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
  await unlessBuilt(inRoot('sandbox', 'dist', 'page'), print, async () =>
    (await import('../sandbox/build.ts')).buildPage(),
  );
}

async function unlessBuilt(folder: string, print: string, build: () => Promise<unknown>): Promise<void> {
  if (await isBuilt(folder, print)) return;
  await underLock(lock, async () => {
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
    if (mark && Date.now() - mark.mtimeMs > keptMs)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
