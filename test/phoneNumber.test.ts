import { expect, test } from 'vitest';
import { countryOf, parsePhoneNumber } from '../src/phoneNumber.ts';

test.each([
  ['+12025550143', 'US', '+12025550143', 'US'],
  ['(202) 555-0143', 'US', '+12025550143', 'US'],
  ['010-1234-5678', 'KR', '+821012345678', 'KR'],
  ['+82 10 1234 5678', 'US', '+821012345678', 'KR'],
  ['+14165550143', 'US', '+14165550143', 'CA'],
  ['+18765550143', 'US', '+18765550143', 'JM'],
  ['+15005550006', undefined, '+15005550006', 'US'],
  ['+15551234567', undefined, '+15551234567', 'US'],
  ['020 7946 0958', 'GB', '+442079460958', 'GB'],
])('%s in %s is %s of %s', (text, line, number, country) => {
  expect(parsePhoneNumber(text, line)).toEqual({ number, country });
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
])('%j is no number', (text) => {
  expect(parsePhoneNumber(text, 'US')).toBeUndefined();
});

test('a national number needs a country', () => {
  expect(parsePhoneNumber('2025550143')).toBeUndefined();
});

test('a number of no country has none', () => {
  expect(parsePhoneNumber('+80012345678')?.country).toBeUndefined();
  expect(countryOf('+442079460958')).toBe('GB');
});
