import { keyOf, TWILIO_KEYWORDS } from '../src/phoneLine/sms.ts';
import type { PhoneLine } from '../src/phoneLine/types.ts';
import { error, type Finding } from './finding.ts';

/** Keywords are the line's to answer, and differ from each other. */
export function checkKeywords(line: PhoneLine): Finding[] {
  const seen = new Map<string, string>();
  return Object.keys(line.sms?.keywords ?? {}).flatMap((keyword) => {
    const path = ['sms', 'keywords', keyword];
    const key = keyOf(keyword);
    const same = seen.get(key);
    seen.set(key, keyword);
    if (TWILIO_KEYWORDS.has(key))
      return [error(path, `Twilio answers ${key} itself, so the line never does`, 'Choose another word.')];
    return same === undefined
      ? []
      : [error(path, `is the same keyword as "${same}": case does not matter`, 'Keep one of them.')];
  });
}
