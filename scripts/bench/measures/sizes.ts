import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../../studio/index.ts';
import { packageApp } from '../../package.ts';
import { CLASSIC_LINE } from '../apps.ts';
import type { Measure } from './measure.ts';

/** What is deployed, in kB. */
export const sizes: Measure = async ({ apps }) => {
  const { bytes } = await packageApp({
    line: CLASSIC_LINE,
    outDir: path.join(root, 'dist', 'bench', 'package'),
  });
  const [entry, floor] = await Promise.all([stat(apps.ours), stat(apps.floor)]);
  const chunks = await chunkSizes(apps.ours);
  return [
    { name: 'function-app.zip', unit: 'kB', samples: { ours: [bytes / 1024] }, limit: 1024 },
    {
      name: 'what is loaded at the start',
      unit: 'kB',
      samples: { ours: [entry.size / 1024], floor: [floor.size / 1024] },
    },
    ...chunks,
  ];
};

async function chunkSizes(entry: string) {
  const folder = path.join(path.dirname(entry), '..', 'chunks');
  const names = await readdir(folder);
  const rows = names.map(async (name) => ({
    name: `  loaded when needed: ${name.replace(/-\w+\.js$/, '')}`,
    unit: 'kB',
    samples: { ours: [(await stat(path.join(folder, name))).size / 1024] },
  }));
  return Promise.all(rows);
}
