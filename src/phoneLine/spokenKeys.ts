import { isKorean } from '../korean.ts';
import { normalizeSpeech } from './speech.ts';

/** How the keys of a telephone are called in a language. */
interface Language {
  /** Names of two words, as one. */
  joined: readonly (readonly [RegExp, string])[];
  /** A word that only goes with a key ("press", "number") is left out. */
  around: RegExp;
  /** The keys that a word names; undefined where it names none. */
  keysOf(word: string): string | undefined;
  /** Words that sound like a digit, and mean it only where they are all that was said. */
  alike: { readonly [word: string]: string };
}

const ENGLISH_DIGITS = 'zero one two three four five six seven eight nine'.split(' ');
const ENGLISH_TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
  ' ',
);
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const ENGLISH: Language = {
  joined: [
    [/\b(?:pound|number|hash) (?:sign|symbol)\b/g, 'pound'],
    [/\bno (?=[0-9])/g, ''],
    [/\bstar (?:sign|symbol)\b/g, 'star'],
    [new RegExp(`\\b(${ENGLISH_TENS.join('|')}) (${ENGLISH_DIGITS.slice(1).join('|')})\\b`, 'g'), '$1-$2'],
  ],
  around:
    /^(?:please|press|push|hit|dial|enter|select|choose|pick|option|number|key|button|digit|the|um|uh|er|thanks)$/,
  keysOf(word) {
    if (/^(?:star|asterisk)$/.test(word)) return '*';
    if (/^(?:pound|hash|hashtag)$/.test(word)) return '#';
    const [first = '', second] = word.split('-');
    const tens = ENGLISH_TENS.indexOf(first);
    if (tens >= 0) return `${tens + 2}${second === undefined ? 0 : ENGLISH_DIGITS.indexOf(second)}`;
    const teen = ENGLISH_TEENS.indexOf(first);
    return teen >= 0 ? String(teen + 10) : numeral(ENGLISH_DIGITS.indexOf(first));
  },
  // Speech recognition writes these for a digit that is said alone. With other words around them ("to the shop", "for
  // you") they are what they say, so they count as the whole utterance only, and where nothing else fits.
  alike: { to: '2', too: '2', for: '4', won: '1', ate: '8', oh: '0', o: '0' },
};

const SINO = '영일이삼사오육칠팔구';
/** Not 한, 두, 세, 네: 한 번 is "once", and 네 is "yes". */
const NATIVE = '하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉'.split(' ');
const KOREAN_NUMBER = `[0-9*#]+|[공${SINO}십]+|${NATIVE.join('|')}|별표|별|우물정자?|우물|샵|샾`;

/** What goes with a number, glued to it or by itself: 번, 번으로, 이요, 번 눌러 주세요. */
const KOREAN_AROUND =
  '(?:번호|번|버튼|키)?(?:으로|로|을|를|이요|이에요|예요|요|입니다)?' +
  '(?:눌러|눌러요|눌렀어요|누를게요|눌러주세요|선택|선택할게요|해주세요|해|할게요|주세요|주십시오|부탁|부탁합니다|부탁해요|부탁드려요|부탁드립니다)?';

const KOREAN_WORD = new RegExp(`^(?:번호|버튼|숫자)?(${KOREAN_NUMBER})${KOREAN_AROUND}$`);

const KOREAN: Language = {
  joined: [[/우물 정/g, '우물정']],
  around: new RegExp(`^(?:음|저기|제발|숫자|${KOREAN_AROUND})$`),
  keysOf(word) {
    const [, name = ''] = KOREAN_WORD.exec(word) ?? [];
    if (/^별/.test(name)) return '*';
    if (/^(?:우물|샵|샾)/.test(name)) return '#';
    const native = NATIVE.indexOf(name);
    return native >= 0 ? String(native + 1) : sinoNumber(name);
  },
  alike: {},
};

/** 사이 is 42 key by key, 사십이 is 42 as a number. 공 is zero where digits are told one by one. */
function sinoNumber(name: string): string | undefined {
  const digits = name
    .replace(/공/g, '0')
    .replace(new RegExp(`[${SINO}]`, 'g'), (one) => `${SINO.indexOf(one)}`);
  const [, tens, unit] = /^([2-9]?)십([1-9]?)$/.exec(digits) ?? [];
  if (tens !== undefined) return `${tens || 1}${unit || 0}`;
  return digits === '' || digits.includes('십') ? undefined : digits;
}

function numeral(index: number): string | undefined {
  return index < 0 ? undefined : String(index);
}

/**
 * The key of a gather that was said, as it stands in `keys`: by the whole of what was said, but for words that go with a
 * key ("press", "number", "please", 번). "I have one question" is not key 1. Several digits are read in order, as they
 * would be keyed: "four two", "4 2" and "forty two" are 42, also where 4 and 2 are keys. What then is no key of `keys` is
 * not guessed at ("one two", where 1 and 2 are keys), unless it is one key said again ("One. One.").
 * @param language of the speech, as a BCP 47 tag: words are Korean for `ko`, English for every other; digits always count
 */
export function keySaid(
  speech: string,
  keys: readonly string[],
  language: string | undefined,
): string | undefined {
  const names = isKorean(language) ? KOREAN : ENGLISH;
  const said = normalizeSpeech(speech);
  const joined = names.joined.reduce((text, [from, to]) => text.replace(from, to), said);
  const words = joined.split(' ');
  const named = words.filter((word) => !names.around.test(word));
  return (
    keyOfWords(named.length > 0 ? named : words, keys, names) ??
    keys.find((key) => key === own(names.alike, said))
  );
}

function keyOfWords(words: string[], keys: readonly string[], { keysOf }: Language): string | undefined {
  const parts = words.map((word) => (/^[0-9*#]+$/.test(word) ? word : keysOf(word)));
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const whole = parts.join('');
  const again = new Set(parts).size === 1 ? parts[0] : undefined;
  return [whole, withoutNumberSign(whole), again].find((key) => key !== undefined && keys.includes(key));
}

/** "#1" is number 1, where it is not itself a key of the gather. */
function withoutNumberSign(keys: string): string {
  return keys.replace(/^#(?=[0-9])/, '');
}

function own(words: { readonly [word: string]: string }, word: string): string | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
