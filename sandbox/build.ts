import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const world = fileURLToPath(new URL('.', import.meta.url));
const source = join(world, 'page');
const dist = join(world, 'dist');

/**
 * Bundles the phone page: page.js, page.css, the chunk that lays out the call flow, index.html and the icon.
 * `outDir` is relative to where the process stands; default dist/page, where the sandbox looks for it.
 */
export async function buildPage({ outDir = join(dist, 'page') }: { outDir?: string } = {}): Promise<void> {
  const out = resolve(outDir);
  await rm(join(out, 'chunks'), { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await build({
    absWorkingDir: world,
    entryPoints: { page: join(source, 'main.tsx') },
    outdir: out,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    chunkNames: 'chunks/[name]-[hash]',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const file of ['index.html', 'favicon.svg']) await copyFile(join(source, file), join(out, file));
}

/** Builds all that the package holds: the page, and the compiled code with its types. */
async function buildPackage(): Promise<void> {
  // Whatever is left of an earlier build would be packed, too. The page stays, as a sandbox may be showing it.
  for (const name of await readdir(dist).catch(() => [])) {
    if (name !== 'page') await rm(join(dist, name), { recursive: true });
  }
  await Promise.all([buildPage(), compile()]);
}

async function compile(): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  const compiler = join(dirname(manifest), 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(world, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The sandbox does not compile.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
