import { describe, expect, test } from 'vitest';
import { keySaid as keySaidOf } from '../../src/phoneLine/spokenKeys.ts';

/** Each key leads to a place of its own. */
const keySaid = (speech: string, keys: string[], language: string | undefined) =>
  keySaidOf(speech, keys, language, (key) => key);

const KEYS = '0 1 2 3 4 5 6 7 8 9 * # 42 12 20 10'.split(' ');

describe('in English', () => {
  test.each<[string, string | undefined]>([
    ['One.', '1'],
    ['one', '1'],
    ['1', '1'],
    ['１', '1'],
    ['Number one', '1'],
    ['No. 1', '1'],
    ['Press 1', '1'],
    ['Press one, please.', '1'],
    ['Option three', '3'],
    ['#1', '1'],
    ['# 1', '1'],
    ['Number #1', '1'],
    ['One. One.', '1'],
    ['zero', '0'],
    ['nine', '9'],
    ['star', '*'],
    ['The star key', '*'],
    ['*', '*'],
    ['asterisk', '*'],
    ['pound', '#'],
    ['Press pound', '#'],
    ['hash', '#'],
    ['hashtag', '#'],
    ['pound sign', '#'],
    ['number sign', '#'],
    ['#', '#'],
    ['42', '42'],
    ['four two', '42'],
    ['4 2', '42'],
    ['4-2', '42'],
    ['Forty-two.', '42'],
    ['forty two', '42'],
    ['twelve', '12'],
    ['twenty', '20'],
    ['ten', '10'],
    ['to', '2'],
    ['Too.', '2'],
    ['for', '4'],
    ['Won!', '1'],
    ['ate', '8'],
    ['oh', '0'],
    ['I have one question', undefined],
    ['one or two', undefined],
    ['three four', undefined],
    ['43', undefined],
    ['no one', undefined],
    ['one more', undefined],
    ['to the shop', undefined],
    ['for you', undefined],
    ['press for', undefined],
    ['four to', undefined],
    ['number', undefined],
    ['constructor', undefined],
    ['일번', undefined],
    ['', undefined],
    ['!', undefined],
  ])('%j is the key %j', (speech, key) => {
    expect(keySaid(speech, KEYS, 'en-US')).toBe(key);
    expect(keySaid(speech, KEYS, undefined)).toBe(key);
  });
});

describe('in Korean', () => {
  test.each<[string, string | undefined]>([
    ['일번', '1'],
    ['일 번', '1'],
    ['일', '1'],
    ['하나', '1'],
    ['하나요.', '1'],
    ['1번', '1'],
    ['1번이요', '1'],
    ['1번 눌러', '1'],
    ['일번 눌러 주세요', '1'],
    ['일번 부탁드립니다', '1'],
    ['일번 일번', '1'],
    ['번호 2', '2'],
    ['이요', '2'],
    ['둘', '2'],
    ['셋', '3'],
    ['사번', '4'],
    ['넷', '4'],
    ['오번', '5'],
    ['다섯', '5'],
    ['육번', '6'],
    ['여섯', '6'],
    ['칠', '7'],
    ['일곱', '7'],
    ['팔번으로 해주세요', '8'],
    ['여덟', '8'],
    ['구번', '9'],
    ['아홉', '9'],
    ['영', '0'],
    ['공번', '0'],
    ['별표', '*'],
    ['별표 버튼', '*'],
    ['우물정', '#'],
    ['우물 정자', '#'],
    ['샵', '#'],
    ['#1', '1'],
    ['사이', '42'],
    ['사 이', '42'],
    ['사십이', '42'],
    ['사십이번', '42'],
    ['십', '10'],
    ['이십', '20'],
    ['42', '42'],
    ['일 아니면 이', undefined],
    ['한 번', undefined],
    ['네', undefined],
    ['일이 있어요', undefined],
    ['one', undefined],
    ['번', undefined],
  ])('%j is the key %j', (speech, key) => {
    expect(keySaid(speech, KEYS, 'ko-KR')).toBe(key);
  });
});

test('a word that sounds like a digit is none where the gather has no such key', () => {
  expect(keySaid('to', ['1', '4'], 'en-US')).toBeUndefined();
});

test('a key of its own comes before the number that its sign stands for', () => {
  expect(keySaid('#1', ['1', '#1'], 'en-US')).toBe('#1');
});

describe('two keys', () => {
  const targets: { [key: string]: string } = {
    '6': 'sales',
    '7': 'sales',
    '8': 'hours',
    '3': 'a',
    '32': 'b',
  };
  const keys = Object.keys(targets);
  test.each<[string, string, string | undefined]>([
    ['six or seven', 'en-US', '6'],
    ['육번 아니면 칠번', 'ko-KR', '6'],
    ['six or eight', 'en-US', undefined],
    ['삼이요', 'ko-KR', undefined],
  ])('%j (%s) is %j: what leads to one place is no contradiction', (speech, language, key) => {
    expect(keySaidOf(speech, keys, language, (one) => targets[one])).toBe(key);
  });
});

test.each([
  ['٣', 'ar-EG', '3'],
  ['४ २', 'hi-IN', '42'],
  ['№1', 'en-US', '1'],
  ['Option three, thank you.', 'en-US', '3'],
  ['hash tag', 'en-US', '#'],
  ['1번 연결해 주세요', 'ko-KR', '1'],
  ['열둘', 'ko-KR', '12'],
  ['o', 'pt-BR', undefined],
])('%j (%s) is %j', (speech, language, key) => {
  expect(keySaid(speech, KEYS, language)).toBe(key);
});
