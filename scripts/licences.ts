import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from '../studio/index.ts';

/** The licences of all packages in a bundle, as their terms ask, read from the bundler's account of it. */
export function licencesOf(metafile: string): string {
  const { inputs } = JSON.parse(readFileSync(metafile, 'utf8')) as Metafile;
  const folders = Object.keys(inputs).flatMap((file) => packageFolder(file) ?? []);
  return [...new Set(folders)].sort().map(licenceOf).join('\n\n');
}

/** node_modules/a or node_modules/@a/b, also where one package's modules stand within another's. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  const text =
    file && existsSync(path.join(root, folder, file))
      ? readFileSync(path.join(root, folder, file), 'utf8')
      : '';
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text.trim()}`;
}
