import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inspectPhoneLine, report } from '../checker/index.ts';
import { readArguments, runCommand } from '../studio/index.ts';

const root = path.resolve(import.meta.dirname, '..');

/** npm run check [-- FILE or FOLDER...]: checks phone lines; without arguments phone-line.json. */
function main(files: string[]): number {
  const named = files.length > 0 ? files.flatMap(linesIn) : [path.join(root, 'phone-line.json')];
  const checked = named.map((file) => ({ file, ...inspectPhoneLine(file) }));
  for (const { file, findings } of checked) {
    console.log(findings.length > 0 ? report(file, findings) : `${report(file, [])}: ok`);
  }
  const failing = checked
    .flatMap(({ findings }) => findings)
    .filter(({ severity, strict }) => severity === 'error' || strict);
  if (failing.length === 0) return 0;
  console.log(`\n${failing.length} to mend`);
  return 1;
}

/** The file itself, or every line of a folder. */
function linesIn(file: string): string[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return [file];
  const names = readdirSync(file).filter((name) => name.endsWith('.json'));
  return names.map((name) => path.join(file, name));
}

const CHECK = {
  call: 'npm run check',
  about: 'Checks phone lines: what is wrong, where, and what to do.',
  options: ['FILE or FOLDER...     the lines, or folders of lines (default phone-line.json)'],
  docs: 'docs/phone-line.md',
};
const args = process.argv.slice(2);
process.exitCode = await runCommand(CHECK, args, () =>
  main(readArguments({ args, allowPositionals: true }).positionals),
);
