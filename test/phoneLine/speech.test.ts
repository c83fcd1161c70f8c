import { describe, expect, test } from 'vitest';
import { normalizeSpeech, phraseSaid } from '../../src/phoneLine/speech.ts';

const targets: { [phrase: string]: string } = {
  Sales: 'sales',
  'sales department': 'department',
  billing: 'billing',
  invoices: 'billing',
  Café: 'cafe',
  "what's on": 'program',
  '영업 시간': 'hours',
  상담원: 'person',
};

describe('speech', () => {
  test.each([
    ['sales', 'Sales'],
    ['I want SALES, please.', 'Sales'],
    ['the sales department', 'sales department'],
    ['sales. department', 'sales department'],
    ['presales', undefined],
    ['sales and billing', undefined],
    ['billing and invoices', 'billing'],
    ['Cafe\u0301', 'Café'],
    ['ＳＡＬＥＳ', 'Sales'],
    ['whats on', "what's on"],
    ['What’s on?', "what's on"],
    ['영업시간이 어떻게 되나요', '영업 시간'],
    ['상담원을 바꿔 주세요', '상담원'],
    ['상담원 영업시간', undefined],
    ['', undefined],
    ['!?', undefined],
  ])('%j means %j', (speech, phrase) => {
    expect(phraseSaid(speech, Object.keys(targets), (found) => targets[found])).toBe(phrase);
  });

  test('is compared without marks and case', () => {
    expect(normalizeSpeech('  Hello,   WORLD! 1-2-3 ')).toBe('hello world 1 2 3');
  });
});
