import path from 'node:path';
import { inspectPhoneLine, report } from '../checker/index.ts';

const root = path.resolve(import.meta.dirname, '..');

/** npm run check [-- FILE...]: checks phone lines; without arguments phone-line.json. */
function main(files: string[]): number {
  const checked = (files.length > 0 ? files : [path.join(root, 'phone-line.json')]).map((file) => ({
    file,
    ...inspectPhoneLine(file),
  }));
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

process.exitCode = main(process.argv.slice(2));
