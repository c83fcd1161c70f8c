import { fold } from './folding.ts';

/** What a gather offers, and which of it was said. */

/** Scripts that put no blanks between words, or (Hangul) glue endings to them. */
const WITHOUT_WORD_BREAKS =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const KEYS = /^[0-9*#]+$/;

/** What a gather's `on` offers: keys to press and phrases to say. */
export function offers(on: { [input: string]: string } = {}): { keys: string[]; phrases: string[] } {
  const all = Object.keys(on);
  return { keys: all.filter((key) => KEYS.test(key)), phrases: all.filter((key) => !KEYS.test(key)) };
}

/** The words of a text, folded and one blank apart: marks and apostrophes within it do not matter either. */
export function normalizeSpeech(text: string): string {
  return fold(text)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{M}\p{N}*#]+/gu, ' ')
    .trim();
}

/**
 * The phrase that was said, as it stands in `phrases`. A phrase counts where its words stand in the speech, in order
 * and whole; one that is part of a longer phrase said there does not ("sales" in "sales department"). Undefined where
 * none was said, or several that lead to different places.
 * @param targetOf where a phrase leads: two phrases with the same target do not contradict each other
 */
export function phraseSaid(
  speech: string,
  phrases: string[],
  targetOf: (phrase: string) => string | undefined,
): string | undefined {
  const said = normalizeSpeech(speech);
  const normalized = phrases.map((phrase) => ({ phrase, words: normalizeSpeech(phrase) }));
  const found = normalized.filter(({ words }) => words !== '' && contains(said, words));
  const longest = found.filter(
    ({ words }) => !found.some((other) => other.words.length > words.length && contains(other.words, words)),
  );
  const targets = new Set(longest.map(({ phrase }) => targetOf(phrase)));
  return targets.size === 1 ? longest[0]?.phrase : undefined;
}

function contains(text: string, words: string): boolean {
  if (WITHOUT_WORD_BREAKS.test(words)) return text.replaceAll(' ', '').includes(words.replaceAll(' ', ''));
  return ` ${text} `.includes(` ${words} `);
}
