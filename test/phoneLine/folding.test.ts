import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/phoneLine/folding.ts';
import { anyCharacters } from '../support/anyCharacters.ts';

test.each([
  ["WHAT'S NEW", 'what’s new'],
  ['hours', 'Hours.'],
  ['hours', '“hours”'],
  ['hours', 'ho\u200burs'],
  ['hours', 'HOURS !'],
  ['opening hours', ' opening \u00a0 hours?'],
  ['e-mail', 'e—mail'],
  ['❤', '❤️'],
  ['영업시간', '영업시간!'],
  ['é', 'e\u0301'],
  ['straße', 'STRAẞE'],
  ['straße', 'STRASSE'],
  ["'n", 'ŉ'],
  ["what's", 'what´s'],
  ['5 ft "', '5 ft ″'],
  ['ＨＯＵＲＳ！', 'hours'],
])('%s and %s are the same', (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test.each([
  ['C#', 'C'],
  ['*', ''],
  ['hours', 'hour s'],
])('%s and %s are not', (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

test.each(['?', ' … ', '“”', '\u200b'])('nothing is left of %j', (text) => {
  expect(fold(text)).toBe('');
});

test('folding again changes nothing', () => {
  const text = fc.oneof(
    anyCharacters(),
    fc.string({ unit: fc.constantFrom(...'Aßẞ ´’“!#-−ŉΣİ가ᄀ\u0301\u200b\u3164ﬃ…') }),
  );
  fc.assert(
    fc.property(text, (any) => {
      expect(fold(fold(any))).toBe(fold(any));
    }),
    { numRuns: 500 },
  );
});

test('a long row of marks is folded at once', () => {
  expect(fold(`a${'!'.repeat(50_000)}b`)).toHaveLength(50_002);
});
