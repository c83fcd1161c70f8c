// npm run bench: how fast the app is, next to a hello-world, the usual way and an Express app. See docs/performance.md.
import { writeFile } from 'node:fs/promises';
import { runCommand } from '../../studio/index.ts';
import { buildApps } from './apps.ts';
import { machine } from './machine.ts';
import { measures } from './measures/index.ts';
import { BENCH, type BenchOptions, readOptions } from './options.ts';
import { isMet, type Row } from './row.ts';
import { table } from './table.ts';

const args = process.argv.slice(2);
process.exitCode = await runCommand(BENCH, args, () => bench(readOptions(args)));

async function bench(options: BenchOptions): Promise<number> {
  const started = performance.now();
  const apps = await buildApps();
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (options.only && !name.includes(options.only)) continue;
    process.stderr.write(`${name} ...\n`);
    rows.push(...(await measure({ apps, quick: options.quick })));
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(table(rows));
  console.log(`\n${machine()}; ${seconds} s${options.quick ? '; --quick: too few runs to judge by' : ''}`);
  const results = rows.map((row) => ({ ...row, met: isMet(row) }));
  await writeFile(
    options.json,
    `${JSON.stringify({ machine: machine(), quick: options.quick, seconds, results }, undefined, 2)}\n`,
  );
  return 0;
}
