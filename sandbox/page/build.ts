import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(source, '../..');

/** Bundles the phone page: page.js, page.css, the chunk that lays out the call flow, index.html and the icon. */
export async function buildPage({ outDir = 'dist/phone' }: { outDir?: string } = {}): Promise<void> {
  const out = resolve(root, outDir);
  await rm(join(out, 'chunks'), { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await build({
    absWorkingDir: root,
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
