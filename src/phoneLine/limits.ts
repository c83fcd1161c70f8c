/** Twilio's limits on texts, and how to keep to them at run time. */

/** Longest text message (error 21617 beyond). */
export const MESSAGE_LIMIT = 1600;

/** Longest text of one Say when percent-encoded as UTF-8 (error 13521): about 500 syllables of Hangul. */
export const ENCODED_SAY_LIMIT = 4500;

/** Longest answer to a webhook in bytes (error 11750). */
export const TWIML_BYTES_LIMIT = 64 * 1024;

/** Longest TwiML in the Twiml parameter of a new call (error 32018). */
export const CALL_TWIML_LIMIT = 4000;

/** Longest text of one Say in characters, by kind of voice (error 13521). */
export function sayLimit(voice: string | undefined): number {
  if (voice?.startsWith('Google.')) return 5000;
  if (voice === undefined || /^(man|woman|alice)$/.test(voice)) return 4096;
  return 3000;
}

/** The text's first `most` UTF-16 units, or one less where that would split a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(most - 1));
  return text.slice(0, splits ? most - 1 : most);
}

/** As much of the text as Twilio lets the voice say. The text must be free of lone surrogates. */
export function cutSay(text: string, voice: string | undefined): string {
  const short = cut(text, sayLimit(voice));
  // No character takes more than nine bytes per UTF-16 unit when encoded, so most texts need no count.
  if (short.length * 9 <= ENCODED_SAY_LIMIT || encodedLength(short) <= ENCODED_SAY_LIMIT) return short;
  let length = 0;
  let end = 0;
  for (const char of short) {
    length += encodedLength(char);
    if (length > ENCODED_SAY_LIMIT) break;
    end += char.length;
  }
  return short.slice(0, end);
}

export function encodedLength(text: string): number {
  return encodeURIComponent(text).length;
}
