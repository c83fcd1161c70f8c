import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectPhoneLine, readPhoneLine } from '../../checker/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'phone-line-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string, name = 'line.json'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const SOUND = '{ "voice": { "documents": { "start": [{ "say": "Hi" }] } } }';
const UNREACHED = SOUND.replace('] } } }', '], "spare": [] } } }');
const WRONG = SOUND.replace('say', 'sya');

describe('a file', () => {
  test.each([
    ['a comma too many', '{\n  "voice": {},\n}', '2:14: there must be no comma before }'],
    ['a comma too few', '{\n  "a": 1\n  "b": 2 }', '3:3: a comma is missing before "b"'],
    ['no end', '{ "voice": ', '1:1: the { that opens here is never closed'],
    ['a comment', '// mine\n{}', '1:1: JSON has no comments'],
    ['Korean before it', '{ "가": "나", "a": }', '1:18: a value is missing before }'],
    ['nothing', '', '1:1: the file is empty'],
  ])('with %s', (_name, text, expected) => {
    const [finding, ...others] = inspectPhoneLine(fileWith(text)).findings;
    expect(`${finding?.position?.line}:${finding?.position?.column}: ${finding?.message}`).toBe(expected);
    expect(others).toEqual([]);
  });

  test('with a key twice is told so beside everything else', () => {
    const { findings } = inspectPhoneLine(fileWith('{\n  "a": 1,\n  "a": 2 }'));
    expect(findings.map(({ code, position }) => [code, position])).toEqual([
      ['duplicate-key', { line: 3, column: 3 }],
      ['missing', { line: 1, column: 1 }],
      ['unknown-key', { line: 3, column: 3 }],
    ]);
  });

  test('has its errors first, then its warnings, each in the order of the file', () => {
    const text = `{
  "voice": {
    "documents": {
      "spare": [{ "redirect": "nowhere" }],
      "attic": [],
      "start": [{ "say": "Hi {{Nobody}}" }]
    },
    "hours": { "timeZone": "Europe/Berlin", "open": {}, "otherwise": "start" }
  }
}`;
    const said = inspectPhoneLine(fileWith(text)).findings.map(
      ({ severity, position }) => `${severity} ${position?.line}:${position?.column}`,
    );
    expect(said).toEqual([
      'error 4:31',
      'error 6:26',
      'warning 4:7',
      'warning 5:7',
      'warning 8:53',
      'warning 8:70',
    ]);
  });

  test.each(["{'a': 1}", '{"a": 0x10}', '{"a": 01}', '{"a": NaN}', '{"a": "\t"}', '{"a": .5}', '[1] 2'])(
    'with %j, which is no JSON',
    (text) => {
      expect(inspectPhoneLine(fileWith(text)).findings).toMatchObject([{ severity: 'error' }]);
    },
  );

  test('that is not there', () => {
    expect(inspectPhoneLine(join(folder, 'none.json')).findings).toMatchObject([
      { place: '(the whole file)', message: 'cannot be read', remedy: expect.stringContaining('ENOENT') },
    ]);
  });

  test('that begins with a byte order mark', () => {
    expect(inspectPhoneLine(fileWith(`\uFEFF${SOUND}`)).findings).toEqual([]);
  });
});

describe('the build', () => {
  test('gets the line as it is written', () => {
    expect(readPhoneLine(fileWith(SOUND))).toEqual(JSON.parse(SOUND));
  });

  test('is told of everything that is wrong', () => {
    expect(() => readPhoneLine(fileWith(WRONG))).toThrow(
      /^\S*line\.json:1:41 {2}error {2}voice\.documents\.start\[0\]\.sya: there is no verb "sya"\n {4}Did you mean "say"\?$/,
    );
  });

  test('is not stopped by a warning', () => {
    expect(inspectPhoneLine(fileWith(UNREACHED)).findings).toMatchObject([{ severity: 'warning' }]);
    expect(readPhoneLine(fileWith(UNREACHED))).toEqual(JSON.parse(UNREACHED));
  });
});

describe('npm run check', () => {
  const check = (...files: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/check.ts', ...files]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );

  test('fails on a document that nothing leads to, though the build does not, and on errors; counts them', async () => {
    const sound = 'test/fixtures/lines/classic.json';
    const { code, stdout } = await check(sound, fileWith(UNREACHED), fileWith(WRONG, 'wrong.json'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^test\/fixtures\/lines\/classic\.json: ok$/m);
    expect(stdout).toMatch(/documents\.spare: nothing leads/);
    expect(stdout).toMatch(/there is no verb "sya"[\s\S]*\n2 to mend\n$/);
  });
});
