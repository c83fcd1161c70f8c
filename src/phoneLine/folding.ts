import { withoutInvisible } from '../characters.ts';

/**
 * A text as it is compared. Case, width, typographic quotes and dashes, invisible characters, runs of blanks and outer
 * punctuation do not matter. What makes a word another stays: `C#` is not `C`. Keywords, phrases of a gather and
 * Twilio's own words are all compared so.
 */
export function fold(text: string): string {
  return withPlainQuotes(withoutInvisible(withPlainQuotes(text).normalize('NFKC')))
    .replace(/[\p{Pd}−]/gu, '-')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(OUTER, '');
}

/** Before NFKC, which would make of ´ a blank with an accent and of ″ two characters, and after it, which makes ʼn of ŉ. */
function withPlainQuotes(text: string): string {
  return text.replace(/[‘’‚‛′ʼ`´＇]/g, "'").replace(/[“”„‟″«»＂]/g, '"');
}

/** Punctuation and blanks at both ends, but for the marks that are keys or part of a name. */
const OUTER = /^(?:(?![#*@&%])[\p{P}\s])+|(?<!(?![#*@&%])[\p{P}\s])(?:(?![#*@&%])[\p{P}\s])+$/gu;
