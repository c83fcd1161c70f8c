/**
 * Numbers, star and pound as they are said. What is read are the parts in order, each a key or several:
 * "four two" is 4 and 2, "forty two" is 42.
 */

const UNITS = 'zero one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const MARKS = new Map([
  ...['star', 'asterisk'].map((word) => [word, '*'] as const),
  ...['pound', 'hash', 'hashtag'].map((word) => [word, '#'] as const),
]);
const SOUNDS_LIKE = new Map([
  ['to', '2'],
  ['too', '2'],
  ['for', '4'],
  ['won', '1'],
  ['ate', '8'],
  ['oh', '0'],
]);

const BEFORE =
  /^(?:(?:please|press|push|hit|dial|choose|select|enter|option|number|no|key|digit|button|the|um|uh) )+(?!$)/;
const AFTER = /(?: (?:please|key|button|sign|thank you|thanks))+$/;

/** The digit that a word sounds like in English, if any. */
export function heardAs(word: string): string | undefined {
  return SOUNDS_LIKE.get(word);
}

/** Every way to read the words as keys, each as its parts. "#1" may be the keys # and 1, or "number one". */
export function keysInEnglish(words: string): string[][] {
  // "No. 1" is written for "number one"; "no one" is nobody.
  const plain = words.replace(/\bno ?(?=\d)/, 'number ').replace(/\bnumber sign\b|\bhash tag\b/g, '#');
  if (/^no\b/.test(plain)) return [];
  const bare = plain
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(/^# (?=\d)/, '#');
  const readings = bare.startsWith('#') && bare.length > 1 ? [bare, bare.slice(1)] : [bare];
  return readings.flatMap((reading) => {
    const parts = partsOf(reading.split(' '));
    return parts ? [parts] : [];
  });
}

function partsOf(words: string[]): string[] | undefined {
  const parts: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word = '', next = ''] = words.slice(at);
    const tens = TENS.indexOf(word) + 2;
    const unit = UNITS.indexOf(next);
    if (tens >= 2 && unit > 0) at++;
    const part = tens >= 2 ? String(tens * 10 + Math.max(unit, 0)) : single(word);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

function single(word: string): string | undefined {
  if (/^[0-9*#]+$/.test(word)) return word;
  if (UNITS.includes(word)) return String(UNITS.indexOf(word));
  return TEENS.includes(word) ? String(TEENS.indexOf(word) + 10) : MARKS.get(word);
}

const SINO = [...'영일이삼사오육칠팔구'];
const NATIVE = '하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉'.split(' ');

/** Korean words for 0 to 99 (native ones to 19), star and pound. */
const KOREAN = new Map([
  ...Array.from({ length: 100 }, (_, number) => [sino(number), String(number)] as const),
  ...NATIVE.map((word, index) => [word, String(index + 1)] as const),
  ...['', ...NATIVE].map((word, index) => [`열${word}`, String(index + 10)] as const),
  ...['공', '제로'].map((word) => [word, '0'] as const),
  ...['별표', '별', '스타'].map((word) => [word, '*'] as const),
  ...['우물정', '우물정자', '우물', '샵', '샾', '해시'].map((word) => [word, '#'] as const),
]);

function sino(number: number): string {
  const [tens = 0, units = 0] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return SINO[units] ?? '';
  return `${tens > 1 ? SINO[tens] : ''}십${units > 0 ? SINO[units] : ''}`;
}

/** The longer words first: 일곱 is no 일. */
const KOREAN_WORDS = [...KOREAN.keys()].sort((one, other) => other.length - one.length);
const KOREAN_PART = new RegExp(`([0-9*#]+|${KOREAN_WORDS.join('|')})(번?)`, 'g');
const KOREAN_BEFORE = /^(?:음|어|숫자|번호|버튼)+/;
const KOREAN_AFTER = new RegExp(
  [
    '^(?:버튼|키|메뉴)?(?:을|를|으로|로)?(?:좀)?(?:',
    '눌러(?:요|줘|줘요|주세요|주십시오)?|눌렀어요?|눌렀습니다|누를게요?|누르겠습니다',
    '|(?:선택|연결|부탁)?(?:해요|합니다|할게요?|하겠습니다|해줘요?|해주세요|드려요|드립니다|드릴게요)?',
    '|주세요|이?요|입니다|이에요|예요|이야|야)$',
  ].join(''),
);

/**
 * Every way to read the Korean words as keys, each as its parts. Blanks do not matter, so where the number ends is not
 * always plain: 삼이요 is 3 with a polite ending, or 32.
 */
export function keysInKorean(words: string): string[][] {
  const compact = words.replaceAll(' ', '').replace(KOREAN_BEFORE, '');
  return Array.from(compact, (_, index) => index + 1)
    .filter((end) => KOREAN_AFTER.test(compact.slice(end)))
    .flatMap((end) => {
      const parts = partsOfKorean(compact.slice(0, end));
      return parts ? [parts] : [];
    });
}

/** 번 closes a number: it stands after the last part or after each. After it 이 is an ending, as in 일번이요. */
function partsOfKorean(numbers: string): string[] | undefined {
  const found = [...numbers.matchAll(KOREAN_PART)];
  const closed = found.filter(([, , counter]) => counter !== '').length;
  const last = found.at(-1)?.[2] ? 1 : 0;
  const isWhole = found.map(([text]) => text).join('') === numbers;
  if (!isWhole || (closed !== last && closed !== found.length)) return undefined;
  return found.map(([, word = '']) => KOREAN.get(word) ?? word);
}
