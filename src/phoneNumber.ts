import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** Loads about 80 kB of metadata: import it lazily, and only where a number must be understood. */
export interface PhoneNumber {
  /** E.164, such as +12025550143. */
  number: string;
  /** ISO 3166 code in capitals; undefined for numbers of no country (+800 and the like). */
  country: string | undefined;
}

/**
 * Understands a phone number in E.164 or, for `country` (ISO 3166), in national form. Undefined where it is none.
 * Whether a possible number exists is for Twilio to say.
 */
export function parsePhoneNumber(text: string, country?: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, {
    ...(country && { defaultCountry: country as CountryCode }),
    extract: false,
  });
  if (!parsed?.isPossible() || parsed.ext) return undefined;
  return { number: parsed.number, country: parsed.country ?? mainCountry(parsed.countryCallingCode) };
}

/** A range that no country of a shared calling code claims (+1 555 ...) counts as its first, the United States for +1. */
function mainCountry(callingCode: string): string | undefined {
  if (callingCode === '1') return 'US';
  return getCountries().find((country) => getCountryCallingCode(country) === callingCode);
}

/** The country of a number in E.164 (ISO 3166), if it has one. */
export function countryOf(number: string): string | undefined {
  return parsePhoneNumber(number)?.country;
}
