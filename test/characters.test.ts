import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePoint, visible } from '../src/characters.ts';
import { anyCharacters } from './support/anyCharacters.ts';

test.each([
  ['+12025550143', '"+12025550143"'],
  ['\u202a+1202\u202c', String.raw`"\u202a+1202\u202c"`],
  ['a\u00a0b\u3000c d', String.raw`"a\u00a0b\u3000c d"`],
  ['\u00ad\u2060\ufeff\u200e\ufe0f\u3164', String.raw`"\u00ad\u2060\ufeff\u200e\ufe0f\u3164"`],
  ['\u0007\u0085\ud83d', String.raw`"\u0007\u0085\ud83d"`],
  ['\u{e0041}', String.raw`"\udb40\udc41"`],
  ['say "hi"', String.raw`"say \"hi\""`],
  ['전화 ☎', '"전화 ☎"'],
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('%j is shown as %s', (text, shown) => expect(visible(text)).toBe(shown));

test('what is shown is JSON for the text, and has nothing in it that is not seen', () => {
  const text = anyCharacters({ maxLength: 30 });
  fc.assert(
    fc.property(text, (given) => {
      expect(JSON.parse(visible(given))).toBe(given);
      expect(visible(given)).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]|[^\P{Z} ]/u);
    }),
  );
});

test.each([
  ['\u0007', 'U+0007'],
  ['\u202a', 'U+202A'],
  ['\ud83d', 'U+D83D'],
  ['\u{1f648}', 'U+1F648'],
])('%j is %s', (character, name) => expect(codePoint(character)).toBe(name));
