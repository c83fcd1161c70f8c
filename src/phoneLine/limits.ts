/** Twilio's limits on texts, and how to keep to them at run time. A text is counted in characters, as Twilio does. */

/** Longest text message in characters (https://www.twilio.com/docs/errors/21617). */
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

/** How many characters a text has: code points, not UTF-16 units. */
export function characters(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}

/** The text's first `most` characters. */
export function cut(text: string, most: number): string {
  // No character takes less than one UTF-16 unit, so most texts need no count.
  if (text.length <= most) return text;
  let end = 0;
  let count = 0;
  for (const character of text) {
    if (++count > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** As much of the text as Twilio lets the voice say. The text must be free of lone surrogates. */
export function cutSay(text: string, voice: string | undefined): string {
  const short = cut(text, sayLimit(voice));
  // No character takes more than nine bytes per UTF-16 unit when encoded, so most texts need no count.
  if (short.length * 9 <= ENCODED_SAY_LIMIT || encodedLength(short) <= ENCODED_SAY_LIMIT) return short;
  let length = 0;
  let end = 0;
  for (const character of short) {
    length += encodedLength(character);
    if (length > ENCODED_SAY_LIMIT) break;
    end += character.length;
  }
  return short.slice(0, end);
}

/** How many bytes a text has when it is percent-encoded as UTF-8. */
export function encodedLength(text: string): number {
  return encodeURIComponent(text).length;
}
