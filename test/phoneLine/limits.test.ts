import { expect, test } from 'vitest';
import { characters, cut } from '../../src/phoneLine/limits.ts';

test.each([
  ['', 0],
  ['abc', 3],
  ['가나', 2],
  ['a😀b', 3],
])('%j is %i characters long', (text, count) => expect(characters(text)).toBe(count));

test.each([
  ['abc', 3, 'abc'],
  ['abc', 2, 'ab'],
  ['😀😀😀', 2, '😀😀'],
  ['😀😀', 3, '😀😀'],
  ['a😀b', 1, 'a'],
])('%j cut to %i is %j', (text, most, expected) => expect(cut(text, most)).toBe(expected));
