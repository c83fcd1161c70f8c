import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isSpelledOut } from './addresses.ts';

/** The E.164 form of a number as people write it (US where no country code is given), or undefined if it is none. */
export function toE164(text: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text.trim(), 'US');
  return parsed?.isPossible() && !isSpelledOut(parsed.number) ? parsed.number : undefined;
}

/** True for a number written in E.164: `+`, country code, subscriber number, of a length its country uses. */
export function isE164(text: string): boolean {
  return text.startsWith('+') && toE164(text) === text;
}

/** How Twilio writes a number for people: national form for +1 numbers, the number itself for others. */
export function formatNumber(phoneNumber: string): string {
  const parsed = parsePhoneNumberFromString(phoneNumber);
  return parsed?.countryCallingCode === '1' ? parsed.formatNational() : phoneNumber;
}

/** The ISO code of a number's country; US for a +1 number without an area of its own, such as the test numbers +1500555xxxx; '' where there is none. */
export function countryOf(phoneNumber: string): string {
  const parsed = isSpelledOut(phoneNumber) ? undefined : parsePhoneNumberFromString(phoneNumber);
  return parsed?.country ?? (parsed?.countryCallingCode === '1' ? 'US' : '');
}
