import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type CheckOptions, inspectPhoneLine, placeInFile, report } from '../checker/index.ts';
import { readArguments, readLocalSettings, runCommand } from '../studio/index.ts';

const root = path.resolve(import.meta.dirname, '..');

/** npm run check [-- FILE or FOLDER...]: checks phone lines; without arguments phone-line.json. */
async function main(files: string[]): Promise<number> {
  const named = files.length > 0 ? files.flatMap(linesIn) : [path.join(root, 'phone-line.json')];
  const options = { settings: await settings() };
  const checked = named.map((file) => ({ file, ...inspectPhoneLine(file, options) }));
  for (const { file, findings } of checked) {
    console.log(findings.length > 0 ? report(file, findings) : `${placeInFile(file)}: ok`);
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

/** The settings that the line runs with here, if there are any; what is wrong with them is not the line's fault. */
async function settings(): Promise<NonNullable<CheckOptions['settings']>> {
  const file = path.join(root, 'local.settings.json');
  if (!existsSync(file)) return {};
  try {
    return (await readLocalSettings(file)).values;
  } catch (cause) {
    console.warn(`Not compared with the settings: ${cause instanceof Error ? cause.message : cause}`);
    return {};
  }
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
