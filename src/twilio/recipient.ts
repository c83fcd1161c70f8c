import { countryOf, type PhoneNumber, parsePhoneNumber } from '../phoneNumber.ts';
import { Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';

/** Understands `to`, in E.164 or as a national number of the line's own country. Undefined where it is no number. */
export function parseRecipient(to: string, settings: Settings): PhoneNumber | undefined {
  return parsePhoneNumber(to.trim(), countryOf(settings.phoneNumber));
}

/** Throws a Problem 403 where ALLOWED_COUNTRIES does not hold the number's country: calls and texts abroad cost money. */
export function requireAllowed({ country }: PhoneNumber, { allowedCountries, phoneNumber }: Settings): void {
  if (allowedCountries === '*') return;
  const allowed = allowedCountries ?? [countryOf(phoneNumber)];
  if (country !== undefined && allowed.includes(country)) return;
  throw new Problem(
    'country-not-allowed',
    `\`to\` is a number of ${country ?? 'no country'}, which ALLOWED_COUNTRIES does not hold (${allowed.join(', ')}).`,
    { errors: [{ field: 'to', message: 'is in a country that is not allowed' }] },
  );
}
