import { readdir, readFile, stat } from 'node:fs/promises';
import { join, matchesGlob, relative, resolve, sep } from 'node:path';

export interface Entry {
  /** Absolute paths, in the order in which they are loaded. */
  files: string[];
  /** Whether `.js` means ES module: the root package.json alone decides. */
  esm: boolean;
}

const wild = /[*?{[]/;

/**
 * Finds the files an app starts with: `entry` if given, else what `main` of package.json names (a path or a glob).
 * @throws Error saying what is missing.
 */
export async function findEntry(root: string, entry?: string): Promise<Entry> {
  const json = await readPackageJson(root);
  const esm = json.type === 'module';
  if (entry) return { files: [resolve(root, entry)], esm };
  const { main } = json;
  if (typeof main !== 'string' || main === '') throw new Error(`package.json in ${root} has no "main".`);
  const files = wild.test(main) ? await glob(root, main) : await single(root, main);
  if (files.length === 0) throw new Error(`Found zero files matching the supplied pattern "${main}"`);
  return { files, esm };
}

async function readPackageJson(root: string): Promise<{ main?: unknown; type?: unknown }> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text);
}

async function single(root: string, main: string): Promise<string[]> {
  const file = resolve(root, main);
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? [file] : [];
}

async function glob(root: string, main: string): Promise<string[]> {
  const pattern = main.replace(/^\.\//, '');
  const parts = pattern.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => wild.test(part)),
  );
  const entries = await readdir(join(root, ...fixed), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => matchesGlob(relative(root, file).split(sep).join('/'), pattern))
    .sort();
}
