import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectPhoneLine } from '../../checker/index.ts';
import { inStart, saysOf, type WrongRow } from './wrongFiles.ts';

const verbs: WrongRow[] = [
  ['{ "say": "Hi" }▶,', /there must be no comma before \]\n.*Remove the comma/],
  ['{ "say": "Hi" }▶,, { "pause": 1 }', /a comma stands here twice/],
  ['{ "say": "Hi" }\n        ▶{ "pause": 1 }', /a comma is missing before \{\n.*at the end of line 6/],
  ['{ "say" ▶"Hi" }', /a colon is missing before "Hi"/],
  ['{ "say": ▶}', /a value is missing before \}/],
  [
    '▶{ "say": "Hi",\n        { "pause": 1 }',
    /the \{ that opens here is never closed\n.*before line 7, column 9/,
  ],
  ['{ "say": "Hi" }▶}', /this \} does not close the \[ that opens in line 5, column 16/],
  [
    '{ "gather": { "prompt": [{ "say": "Hi" }▶} }',
    /this \} does not close the \[ that opens in line 6, column 33/,
  ],
  ['▶// mine\n{ "say": "Hi" }', /JSON has no comments\n.*Remove it/],
  ['{ "say": "Hi" }, ▶# mine', /JSON has no comments/],
  ['{ ▶/* mine */ "say": "Hi" }', /JSON has no comments/],
  ['{▶\u00a0"say": "Hi" }', /a no-break space \(U\+00A0\) stands here\n.*an ordinary space/],
  ['{ ▶\u200b"say": "Hi" }', /a zero-width space \(U\+200B\)/],
  ['{ ▶\u2003"say": "Hi" }', /a blank of another kind \(U\+2003\)/],
  ['{ "say": ▶“Hi” }', /“ \(U\+201C\) is not a quotation mark of JSON\n.*Write "/],
  ['{ "say": ▶„Hi“ }', /„ \(U\+201E\)/],
  ['{ "say": "Hi▶” }', /” \(U\+201D\) is not a quotation mark/],
  ["{ ▶'say': 'Hi' }", /' \(U\+0027\) is not a quotation mark/],
  ['{ "say"▶： "Hi" }', /： \(U\+FF1A\) is a character of full width\n.*Write : in/],
  ['{ "say": "Hi" }▶， { "pause": 1 }', /， \(U\+FF0C\).*\n.*Write , in/],
  ['{ ▶say: "Hi" }', /say stands where a name should be\n.*Write "say"/],
  ['{ "say": ▶Hi }', /Hi is not known in JSON\n.*double quotation marks/],
  ['{ "dial": ▶+12025550143 }', /phone numbers stand in double quotation marks/],
  ['{ "hangup": ▶True }', /True is not known in JSON\n.*Write true/],
  ['{ "say" ▶= "Hi" }', /= is not known in JSON\n.*Write : in/],
  ['{ "say": "Hi" }▶; { "pause": 1 }', /; is not known in JSON\n.*Write , in/],
  ['{ "say": "I say "▶Hi" to you" }', /A quotation mark within a text is written \\"/],
  ['{ "say": ▶"Hi }', /the text that begins here is not closed\n.*Put " at its end/],
  ['{ "say": ▶"Hi\n you" }', /the text that begins here is not closed\n.*on one line/],
  ['{ "say": ▶"Hi\tyou" }', /holds a tab/],
  ['{ "play": ▶"C:\\sounds" }', /holds a \\ that JSON does not know/],
  [
    '{ "say": "Hi", ▶"say": "Ho" }',
    /"say" stands here for the second time; the first is in line 6, column 11/,
  ],
];

const files: WrongRow[] = [
  ['▶', /the file is empty\n.*Begin with \{"voice"/],
  ['▶ \n', /the file is empty/],
  ['▶voice:\n  documents:', /the file does not begin with \{/],
  ['▶{ "voice": ', /the \{ that opens here is never closed\n.*before the end of the file/],
  ['{\n  "voice": ▶{\n    "documents": {\n      "start": []\n    }\n}\n', /never closed/],
  [
    '{\n  "voice": {\n    "documents": {\n      "start": ▶[\n        { "say": "Hi" }\n    }\n  }\n}\n',
    /the \[ that opens here/,
  ],
  ['{ "voice": { "documents": { "start": [] } } }\n▶}', /this \} closes nothing/],
  ['{ "voice": { "documents": { "start": [] } } }\n▶{}', /stands after the end of the line/],
];

describe('among the verbs', () => saysOf(verbs, inStart));
describe('the file', () => saysOf(files, (text) => text));

describe('a file of another encoding', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'encoding-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const text = inStart('{ "say": "Grüße" }');

  test.each([
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'is saved as UTF-16', undefined],
    ['UTF-16 without', Buffer.from(text, 'utf16le'), 'is saved as UTF-16', undefined],
    ['Latin-1', Buffer.from(text, 'latin1'), 'holds a character that is not UTF-8', { line: 6, column: 21 }],
  ])('%s', (_name, bytes, message, position) => {
    const file = path.join(folder, 'phone-line.json');
    writeFileSync(file, bytes);
    const { findings } = inspectPhoneLine(file);
    expect(findings).toEqual([
      expect.objectContaining({
        message,
        remedy: expect.stringContaining('Save it as UTF-8'),
        severity: 'error',
      }),
    ]);
    expect(findings[0]?.position).toEqual(position);
  });
});
