import { withoutInvisible } from '../characters.ts';

/**
 * A text as it is compared. Case, width, typographic quotes and dashes, invisible characters, runs of blanks and outer
 * punctuation do not matter. What makes a word another stays: `C#` is not `C`. Keywords, phrases of a gather and
 * Twilio's own words are all compared so.
 */
export function fold(text: string): string {
  const plain = withoutInvisible(text.normalize('NFKC'))
    .replace(/[‘’‚‛′ʼ`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[\p{Pd}−]/gu, '-')
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/g, ' ');
  return plain.replace(OUTER, '').normalize('NFC');
}

/** Punctuation and blanks at both ends, but for the marks that are keys or part of a name. */
const OUTER = /^(?:(?![#*@&%])[\p{P}\s])+|(?:(?![#*@&%])[\p{P}\s])+$/gu;
