import { expect, test } from 'vitest';
import { fold } from '../../src/phoneLine/folding.ts';

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
