import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { pastedNumber } from './pasted.ts';

/** Loads about 80 kB of metadata: import it lazily, and only where a number must be understood. */
export interface PhoneNumber {
  /** E.164, such as +12025550143. */
  number: string;
  /**
   * ISO 3166 codes in capitals: the number's country; all countries of its calling code, the largest first, where it
   * is of none of them (toll-free numbers, +1 555); none for +800 and the like.
   */
  countries: readonly string[];
}

/**
 * Understands a phone number in E.164 or, for `country` (ISO 3166), in national form, as somebody may have pasted it.
 * Undefined where it is none. Whether a possible number exists is for Twilio to say.
 */
export function parsePhoneNumber(text: string, country?: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(pastedNumber(text), {
    ...(country && { defaultCountry: country as CountryCode }),
    extract: false,
  });
  if (!parsed?.isPossible() || parsed.ext) return undefined;
  const { number, countryCallingCode } = parsed;
  const own = TOLL_FREE.test(number) ? undefined : parsed.country;
  return { number, countries: own ? [own] : (metadata.country_calling_codes[countryCallingCode] ?? []) };
}

/**
 * Toll-free numbers of the North American Numbering Plan, which its countries share and the metadata gives to the United
 * States: 800, 888, 877, 866, 855, 844, 833, and 822 when it opens (47 CFR 52.101, https://www.nanpa.com).
 */
const TOLL_FREE = /^\+18(00|22|33|44|55|66|77|88)\d{7}$/;

/**
 * The countries that a line with this number is at home in: that of the number; of one that several share the largest,
 * and with it Canada for a +1 number.
 */
export function homeCountries(number: string): readonly string[] {
  const countries = parsePhoneNumber(number)?.countries ?? [];
  if (countries.length < 2) return countries;
  return countries.includes('CA') ? ['US', 'CA'] : countries.slice(0, 1);
}
