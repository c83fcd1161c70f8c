import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { homeCountries, parsePhoneNumber } from '../src/phoneNumber.ts';

test.each([
  ['+12025550143', 'US', '+12025550143', 'US'],
  ['(202) 555-0143', 'US', '+12025550143', 'US'],
  ['010-1234-5678', 'KR', '+821012345678', 'KR'],
  ['+82 10 1234 5678', 'US', '+821012345678', 'KR'],
  ['+14165550143', 'US', '+14165550143', 'CA'],
  ['+18765550143', 'US', '+18765550143', 'JM'],
  ['+15005550006', undefined, '+15005550006', 'US'],
  ['020 7946 0958', 'GB', '+442079460958', 'GB'],
  ['+44 (0)20 7946 0958', 'US', '+442079460958', 'GB'],
  ['+441481 720014', 'GB', '+441481720014', 'GG'],
  ['+19005550143', undefined, '+19005550143', 'US'],
  ['\u202a+12025550143\u202c', undefined, '+12025550143', 'US'],
  ['\u200e(202)\u00a0555\u20110143', 'US', '+12025550143', 'US'],
  ['+1\u00ad202\u2060555\u200b0143\ufeff', undefined, '+12025550143', 'US'],
  [
    '\uff0b\uff11\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff14\uff13',
    undefined,
    '+12025550143',
    'US',
  ],
  ['tel:+12025550143', undefined, '+12025550143', 'US'],
  ['\u202aTEL:+1-202-555-0143\u202c', undefined, '+12025550143', 'US'],
  ['tel:2025550143', 'US', '+12025550143', 'US'],
])('%s in %s is %s of %s', (text, line, number, country) => {
  expect(parsePhoneNumber(text, line)).toEqual({ number, countries: [country] });
});

test.each([
  '',
  'hello',
  '+1',
  '+1202555',
  '+999123456789',
  '12345678901234567890',
  '+12025550143 ext 5',
  'call +12025550143',
  'tel:+1-202-555-0143;ext=5',
  'tel:',
  'sip:+12025550143@example.com',
  '\u202aabc',
  '\u202c\u200e',
])('%j is no number', (text) => {
  expect(parsePhoneNumber(text, 'US')).toBeUndefined();
});

test('a national number needs a country', () => {
  expect(parsePhoneNumber('2025550143')).toBeUndefined();
});

test('a number of no country has none', () => {
  expect(parsePhoneNumber('+80012345678')?.countries).toEqual([]);
});

const NANP = getCountries().filter((country) => getCountryCallingCode(country) === '1');

test.each(['800', '833', '844', '855', '866', '877', '888', '822'].map((code) => `+1${code}5550143`))(
  '%s is toll-free, and of every country of the calling code, the United States first',
  (number) => {
    const { countries = [] } = parsePhoneNumber(number) ?? {};
    expect([...countries].sort()).toEqual([...NANP].sort());
    expect(countries[0]).toBe('US');
  },
);

test.each([
  ['+15551234567', 'US', NANP],
  ['+447700900123', 'GB', ['GB', 'GG', 'IM', 'JE']],
])('%s is of no single country, and so of all of its calling code, first %s', (number, first, all) => {
  const { countries = [] } = parsePhoneNumber(number) ?? {};
  expect([countries[0], [...countries].sort()]).toEqual([first, [...all].sort()]);
});

test.each([
  ['+442079460958', ['GB']],
  ['+441481720014', ['GG']],
  ['+14165550143', ['CA']],
  ['+12025550143', ['US']],
  ['+18885550143', ['US', 'CA']],
  ['+447700900123', ['GB']],
  ['+80012345678', []],
])('a line of %s is at home in %j', (number, countries) => {
  expect(homeCountries(number)).toEqual(countries);
});
