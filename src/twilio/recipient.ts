import { homeCountries, type PhoneNumber, parsePhoneNumber } from '../phoneNumber.ts';
import { Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';

/** Reads `to`: E.164, or a national number of the line's own country. Returns undefined where it is no phone number. */
export function parseRecipient(to: string, settings: Settings): PhoneNumber | undefined {
  return parsePhoneNumber(to, homeCountries(settings.phoneNumber)[0]);
}

/**
 * Checks that ALLOWED_COUNTRIES has the number's country, because calls and texts abroad cost money. Where it is not set, only
 * the country of the line's own number is allowed. A number that several countries share is allowed with any of them.
 * @throws Problem 403 where it does not
 */
export function requireAllowed(
  { countries }: PhoneNumber,
  { allowedCountries, phoneNumber }: Settings,
): void {
  if (allowedCountries === '*') return;
  const allowed = allowedCountries ?? homeCountries(phoneNumber);
  if (countries.some((country) => allowed.includes(country))) return;
  throw refusal(countries, allowed);
}

/** Says the country in words, and what ALLOWED_COUNTRIES must be for its numbers. */
function refusal([country, ...others]: readonly string[], allowed: readonly string[]): Problem {
  const named = country ? inWords(country) : 'no country';
  const remedy = country
    ? `Add ${country} to ALLOWED_COUNTRIES: ${[...allowed, country].join(',')}`
    : 'Only * in ALLOWED_COUNTRIES allows it';
  const shared = others.length > 0 ? `${named} and other countries` : named;
  return new Problem(
    'country-not-allowed',
    `\`to\` is a number of ${shared}, which ALLOWED_COUNTRIES does not hold (${allowed.join(', ')}). ${remedy}.`,
    { errors: [{ field: 'to', message: `is a number of ${shared}, which is not allowed. ${remedy}` }] },
  );
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' });

/** A country such as "Guernsey (GG)". */
function inWords(country: string): string {
  const name = NAMES.of(country) ?? country;
  return `${/^United /.test(name) ? 'the ' : ''}${name} (${country})`;
}
