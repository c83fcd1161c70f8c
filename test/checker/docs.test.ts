import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inspectPhoneLine, report } from '../../checker/index.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** What the user of the documentation's example got wrong. */
const MISTAKES = [
  ['"2": "voicemail" }', '"2": "voicemial" }'],
  ['"Goodbye."', '"Goodbye, {From}."'],
  ['"dial": { "number": ', '"dial": { "numbers": '],
] as const;

test('what docs/phone-line.md shows of the checker is what it says', () => {
  const line = MISTAKES.reduce(
    (text, [right, wrong]) => text.replace(right, wrong),
    read('test/fixtures/lines/classic.json'),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'documented-'));
  const file = path.join(folder, 'phone-line.json');
  try {
    writeFileSync(file, line);
    const said = report(file, inspectPhoneLine(file).findings);
    const shown = /begin checker output.*?```\n(.*?)\n```/s.exec(read('docs/phone-line.md'))?.[1];
    expect(said.replaceAll(`${path.relative('.', folder)}/`, '')).toBe(shown);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
