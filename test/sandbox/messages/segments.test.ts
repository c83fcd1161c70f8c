import { expect, test } from 'vitest';
import { countSegments } from '../../../sandbox/src/messages/segments.ts';

test.each([
  ['nothing', '', 1],
  ['160 GSM-7 characters', 'a'.repeat(160), 1],
  ['161 GSM-7 characters', 'a'.repeat(161), 2],
  ['two full GSM-7 twilio', 'a'.repeat(306), 2],
  ['one more', 'a'.repeat(307), 3],
  ['Latin letters of the GSM-7 table', 'é'.repeat(160), 1],
  ['80 characters of the extension table', '€'.repeat(80), 1],
  ['81 of them', '€'.repeat(81), 2],
  ['an extension character that does not fit the part any more', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ['70 Hangul syllables', '가'.repeat(70), 1],
  ['71 Hangul syllables', '가'.repeat(71), 2],
  ['135 Hangul syllables', '가'.repeat(135), 3],
  ['one letter outside GSM-7 makes it all UCS-2', `${'a'.repeat(70)}ł`, 2],
  ['35 emoji of two code units', '😀'.repeat(35), 1],
  ['67 emoji: pairs are not split', '😀'.repeat(67), 3],
  ['the longest body', 'a'.repeat(1600), 11],
])('%s', (_what, text, segments) => {
  expect(countSegments(text)).toBe(segments);
});
