import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastedE164, pastedNumber } from '../src/pasted.ts';

const MARKS = ['\u200b', '\u200e', '\u202a', '\u202c', '\u2060', '\u00ad', '\ufeff'];
const BLANKS = [' ', '\u00a0', '\u202f', '-', '\u2011', '\u2013', '.', '(', ')'];
const WIDE = [...'０１２３４５６７８９'];

/** A number in E.164, and a way to paste it: marks and separators between its digits, wide digits, a link. */
const pasted = fc
  .tuple(
    fc.constantFrom('+12025550143', '+821012345678', '+442079460958'),
    fc.array(fc.tuple(fc.constantFrom('', ...MARKS, ...BLANKS), fc.boolean()), {
      minLength: 14,
      maxLength: 14,
    }),
    fc.constantFrom('', 'tel:', 'TEL: ', '\u202atel:'),
  )
  .map(([number, between, scheme]) => {
    const written = [...number].map((digit, at) => {
      const [separator = '', wide = false] = between[at] ?? [];
      return (wide ? (WIDE[Number(digit)] ?? digit) : digit) + separator;
    });
    return { number, text: ` ${scheme}${written.join('')}\n` };
  })
  // "(0)" is the zero that is not dialled from abroad.
  .filter(({ text }) => !text.normalize('NFKC').includes('(0)'));

test('however a number is pasted, it is the number', () => {
  fc.assert(fc.property(pasted, ({ number, text }) => void expect(pastedE164(text)).toBe(number)));
});

test.each([
  ['2025550143', '2025550143'],
  ['+1202555O143', '+1202555O143'],
  ['tel:+1-202-555-0143;ext=5', '+1-202-555-0143;ext=5'],
  ['\u202aabc\u202c', 'abc'],
  ['+', '+'],
  ['', ''],
])('%j has no form in E.164, and stays as it is but for its marks', (text, left) => {
  expect([pastedE164(text), pastedNumber(text)]).toEqual([left, left]);
});
