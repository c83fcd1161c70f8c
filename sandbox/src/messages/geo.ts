import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** `FromCity`, `FromState`, ...: blank but for the country, as Twilio sends them where it knows no more. */
export function geoParams(side: 'From' | 'To', phoneNumber: string): [string, string][] {
  return [
    [`${side}City`, ''],
    [`${side}State`, ''],
    [`${side}Zip`, ''],
    [`${side}Country`, countryOf(phoneNumber)],
  ];
}

/** ISO code; US for a +1 number without an area of its own, such as the test numbers +1500555xxxx. */
function countryOf(phoneNumber: string): string {
  const parsed = parsePhoneNumberFromString(phoneNumber);
  return parsed?.country ?? (parsed?.countryCallingCode === '1' ? 'US' : '');
}
