/** Keys that are said instead of pressed: "One.", "press 1", "#1", "star", "일번 눌러 주세요". */
import { isKorean } from '../korean.ts';
import { DEFAULT_LANGUAGE } from './language.ts';
import { normalizeSpeech } from './speech.ts';
import { heardAs, keysInEnglish, keysInKorean } from './spokenNumbers.ts';

/** Longer speech is a sentence, and no key. */
const LONGEST = 80;

/** What stands between two keys of which one is meant, or both. */
const BETWEEN = /\b(?:or|and)\b|또는|혹은|아니면|그리고|하고/;

/**
 * The key of `keys` that was said. It must be all that was said, but for such words as "number", "press", "please", 번
 * and 눌러 around it: "I have one question" is no key. A key of several digits may be said digit by digit or as a number
 * up to 99, because speech recognition writes "42" for both. Undefined where no key was said, or several that lead to
 * different places.
 * @param language of the gather, as a BCP 47 tag: Korean words for Korean, English ones for any other; digits for all
 * @param targetOf where a key leads: two keys with the same target do not contradict each other
 */
export function keySaid(
  speech: string,
  keys: string[],
  language: string | undefined,
  targetOf: (key: string) => string | undefined,
): string | undefined {
  const said = withAsciiDigits(normalizeSpeech(speech));
  if (keys.length === 0 || said.length > LONGEST) return undefined;
  const each = said.split(BETWEEN).map((words) => keysOf(words.trim(), keys, language));
  const found = each.every((some) => some.length > 0) ? each.flat() : soundingLike(said, keys, language);
  return new Set(found.map(targetOf)).size === 1 ? found[0] : undefined;
}

/** The keys that were said; of "#1" the key #1, or else number 1. */
function keysOf(words: string, keys: string[], language: string | undefined): string[] {
  const groups = isKorean(language)
    ? [keysInKorean(words), keysInKorean(words.replace(/^#(?=[0-9])/, ''))]
    : keysInEnglish(words).map((reading) => [reading]);
  const found = groups.map((readings) => readings.flatMap((parts) => keysIn(parts, keys)));
  return found.find((some) => some.length > 0) ?? [];
}

function keysIn(parts: string[], keys: string[]): string[] {
  const whole = parts.join('');
  if (keys.includes(whole)) return [whole];
  return parts.every((part) => keys.includes(part)) ? parts : [];
}

/**
 * Speech recognition writes "to" or "too" for "two", and "for" for "four", where nothing else is said. Within more words
 * they are what they look like ("to sales", "press for help"), so they are keys only as the whole utterance, in English
 * (elsewhere "to" and "o" are words of their own), and where neither a phrase nor another key was said.
 */
function soundingLike(said: string, keys: string[], language: string | undefined): string[] {
  const key = /^en\b/i.test(language ?? DEFAULT_LANGUAGE) ? heardAs(said) : undefined;
  return key !== undefined && keys.includes(key) ? [key] : [];
}

/** The digits of every script as 0 to 9. Unicode has each script's ten digits in a row. */
function withAsciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    let value = 0;
    while (isDigit((digit.codePointAt(0) ?? 0) - value - 1)) value++;
    return String(value % 10);
  });
}

function isDigit(codePoint: number): boolean {
  return /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));
}
