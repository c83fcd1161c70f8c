import { describe, expect, test } from 'vitest';
import { checkPhoneLine } from '../../checker/index.ts';

const found = (entry: string) =>
  checkPhoneLine({ voice: { documents: { start: [{ say: 'Hello.' }] } }, blockedCallers: [entry] });

test.each(['+12025550143', '+1900*', '+1*', 'anonymous', 'unknown'])('%s is an entry', (entry) => {
  expect(found(entry)).toEqual([]);
});

describe('an entry that matches no caller is told what to write instead', () => {
  test.each([
    ...[
      ...['Anonymous', 'ANONYMOUS', 'withheld', 'Withheld', 'private', 'Private number', 'private caller'],
      ...['no caller id', 'No Caller ID', 'nocallerid', 'no-caller-id', 'restricted', 'blocked', 'hidden'],
      ...[
        ' anonymous ',
        '\u200eanonymous',
        'ａｎｏｎｙｍｏｕｓ',
        'anonymous caller',
        '발신번호표시제한',
        '발신 번호 표시 제한',
      ],
    ].map((entry) => [entry, 'anonymous']),
    ...[
      'Unknown',
      'unavailable',
      'UNAVAILABLE',
      'unknown caller',
      'Unknown Number',
      'not available',
      'no number',
    ].map((entry) => [entry, 'unknown']),
    ['+1 (202) 555-0143', '+12025550143'],
    ['0012025550143', '+12025550143'],
    ['tel:+12025550143', '+12025550143'],
    ['whatsapp:+12025550143', '+12025550143'],
    ['\u202a+12025550143\u202c', '+12025550143'],
    ['+1 900*', '+1900*'],
    ['+2666 96687', 'anonymous'],
  ])('%j: %s', (entry, right) => {
    const message = `${JSON.stringify(entry)} matches no caller: write ${right}`;
    expect(found(entry)).toMatchObject([{ severity: 'error', path: ['blockedCallers', 0], message }]);
  });

  test.each([
    '',
    ' ',
    'spam',
    '*',
    '+*',
    '1900*',
    'everybody',
    'constructor',
    'anonymous*',
    'sip:ann@example.com',
  ])('%j: all that can be written', (entry) => {
    const message = expect.stringMatching(/such as \+1900\*, anonymous for .*, or unknown for /);
    expect(found(entry)).toMatchObject([{ severity: 'error', message }]);
  });
});

describe('a number that carriers pass on in place of a word', () => {
  test.each([
    ['+266696687', 'who withholds their number', 'anonymous'],
    ['+7378742883', 'who withholds their number', 'anonymous'],
    ['+2562533', 'who withholds their number', 'anonymous'],
    ['+266696687*', 'who withholds their number', 'anonymous'],
    ['+86282452253', 'whose number is not known', 'unknown'],
    ['+8656696', 'whose number is not known', 'unknown'],
  ])('%s is told the word', (entry, who, word) => {
    const message = `"${entry}" is no number, but how some carriers pass on a caller ${who}: write ${word}`;
    expect(found(entry)).toMatchObject([{ severity: 'error', path: ['blockedCallers', 0], message }]);
  });

  test.each(['+266696687', '+7378742883', '+2562533', '+86282452253', '+8656696'])(
    '%s is not called',
    (number) => {
      const line = { voice: { documents: { start: [{ dial: number }] } } };
      expect(checkPhoneLine(line)).toMatchObject([
        { severity: 'error', code: 'impossible-number', path: ['voice', 'documents', 'start', 0, 'dial'] },
      ]);
    },
  );
});
