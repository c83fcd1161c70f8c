import { countryOf, type PhoneNumber, parsePhoneNumber } from '../phoneNumber.ts';
import { Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';

/** Reads `to`: E.164, or a national number of the line's own country. Returns undefined where it is no phone number. */
export function parseRecipient(to: string, settings: Settings): PhoneNumber | undefined {
  return parsePhoneNumber(to.trim(), countryOf(settings.phoneNumber));
}

/**
 * Checks that ALLOWED_COUNTRIES has the number's country, because calls and texts abroad cost money. Where it is not set, only
 * the country of the line's own number is allowed.
 * @throws Problem 403 where it does not
 */
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
