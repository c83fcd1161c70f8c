/** Characters that look like JSON's own and are not: word processors and web pages put them there. */

const BLANKS: { [character: string]: string } = {
  '\u00a0': 'a no-break space',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u2028': 'a line separator',
  '\u2060': 'a word joiner',
  '\u3000': 'an ideographic space',
  '\ufeff': 'a byte order mark',
};
const ODD_BLANK = /[\p{Z}\p{Cf}\v\f]/u;
const QUOTES = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a\uff02\uff07'`]/u;
const WIDE = /[\uff01-\uff5e\u3001]/u;

/** The character at fault, if it is one of these; `inText` where a text breaks off, which such a mark may have closed. */
export function oddCharacter(
  text: string,
  offset: number,
  inText: boolean,
): { offset: number; message: string; remedy: string } | undefined {
  const line = text.slice(offset).split(/[\n\r]/, 1)[0] ?? '';
  const at = inText ? line.search(/[\u201c-\u201f\uff02]/) : 0;
  const character = String.fromCodePoint(line.codePointAt(Math.max(at, 0)) ?? 0x20);
  if (at < 0 || (inText && at === 0)) return undefined;
  return describe(character, offset + at);
}

function describe(character: string, offset: number) {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (character !== ' ' && ODD_BLANK.test(character)) {
    const message = `${BLANKS[character] ?? 'a blank of another kind'} (${code}) stands here`;
    return { offset, message, remedy: 'Write an ordinary space in its place, or nothing.' };
  }
  if (QUOTES.test(character)) {
    const message = `${character} (${code}) is not a quotation mark of JSON`;
    return { offset, message, remedy: 'Write " in its place, before and after.' };
  }
  if (!WIDE.test(character)) return undefined;
  const plain = character === '\u3001' ? ',' : character.normalize('NFKC');
  return {
    offset,
    message: `${character} (${code}) is a character of full width`,
    remedy: `Write ${plain} in its place.`,
  };
}
