import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { appBundle, buildApp, ensureTools, root } from '../../studio/index.ts';

/** Built files, absolute paths. */
export interface Apps {
  host: string;
  ours: string;
  floor: string;
  naive: string;
  empty: string;
  fakeTwilio: string;
  /** What is measured within the bench's own process: built like the rest, since tsx adds to every function. */
  expressPeer: string;
  parts: string;
}

/** What is measured plays the line of the classic guide, whatever phone-line.json says. */
export const CLASSIC_LINE = 'test/fixtures/lines/classic.json';

const folder = path.join(root, 'dist', 'bench');
const fixture = (name: string) => path.join(root, 'scripts', 'bench', 'fixtures', `${name}.ts`);

/** Builds what is measured: the app, hello-world with the same bundler, and the usual way without one. */
export async function buildApps(): Promise<Apps> {
  await mkdir(folder, { recursive: true });
  const [host, ours, floor] = await Promise.all([
    ensureTools(),
    buildApp({ line: CLASSIC_LINE, outDir: path.join(folder, 'ours') }),
    bundled('helloWorld'),
    translated(['naive', 'empty', 'fakeTwilio', 'expressPeer']),
    partsOfOurs(),
  ]);
  const file = (name: string) => path.join(folder, `${name}.js`);
  return {
    ...{ host, ours: ours.entry, floor, naive: file('naive') },
    ...{ empty: file('empty'), fakeTwilio: file('fakeTwilio'), expressPeer: file('expressPeer') },
    parts: file('parts'),
  };
}

async function bundled(name: string): Promise<string> {
  const outdir = path.join(folder, name);
  await build({ ...appBundle, entryPoints: { 'entry/main': fixture(name) }, outdir });
  return path.join(outdir, 'entry', 'main.js');
}

/** TypeScript to JavaScript, file by file: packages are found in node_modules at run time. */
async function translated(names: string[]): Promise<void> {
  await build({
    ...appBundle,
    minify: false,
    splitting: false,
    packages: 'external',
    entryPoints: names.map(fixture),
    outdir: folder,
  });
}

async function partsOfOurs(): Promise<void> {
  await build({ ...appBundle, splitting: false, entryPoints: [fixture('parts')], outdir: folder });
}
