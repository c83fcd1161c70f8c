import { expect, test } from 'vitest';
import { parseRecipient, requireAllowed } from '../../src/twilio/recipient.ts';

const settings = { accountSid: 'AC', authToken: 'token', phoneNumber: '+12025550143' };
const allowed =
  (to: string, allowedCountries?: '*' | string[], phoneNumber = settings.phoneNumber) =>
  () => {
    const recipient = parseRecipient(to, settings);
    if (!recipient) throw new Error(`${to} is no number`);
    requireAllowed(recipient, { ...settings, phoneNumber, ...(allowedCountries && { allowedCountries }) });
  };

const TWO = ['KR', 'GB'];

test.each([
  ['the first of two countries', '+82212345678', TWO],
  ['the second of two', '+442079460958', TWO],
  ['any country', '+442079460958', '*' as const],
  ['the line’s own, where none is set', '+12025550100', undefined],
  ['a toll-free number, by a line of Toronto', '+18885550143', undefined, '+14165550143'],
  ['a toll-free number, in Canada', '+18335550143', ['CA']],
  ['a toll-free number, in Jamaica', '+18005550143', ['JM']],
  ['a number of no single country', '+15551234567', ['CA']],
  ['Canada, by a toll-free line', '+14165550143', undefined, '+18885550143'],
  ['the United States, by a toll-free line', '+12025550143', undefined, '+18885550143'],
])('%s is allowed', (_what, to, countries, line?: string) => {
  expect(allowed(to, countries, line)).not.toThrow();
});

const TORONTO = '+14165550143';

test.each([
  [
    'a third country',
    '+12025550100',
    TWO,
    'a number of the United States (US), which ALLOWED_COUNTRIES does not hold (KR, GB). Add US to ALLOWED_COUNTRIES: KR,GB,US.',
  ],
  [
    'a number of no country',
    '+80012345678',
    TWO,
    'a number of no country, which ALLOWED_COUNTRIES does not hold (KR, GB). Only * in ALLOWED_COUNTRIES allows it.',
  ],
  [
    'another country, where none is set',
    '+442079460958',
    undefined,
    'a number of the United Kingdom (GB), which ALLOWED_COUNTRIES does not hold (US). Add GB to ALLOWED_COUNTRIES: US,GB.',
  ],
  [
    'Guernsey by a line of the United Kingdom',
    '+441481720014',
    undefined,
    'a number of Guernsey (GG), which ALLOWED_COUNTRIES does not hold (GB). Add GG to ALLOWED_COUNTRIES: GB,GG.',
    '+442079460958',
  ],
  [
    'a toll-free number abroad',
    '+18885550143',
    TWO,
    'a number of the United States (US) and other countries, which ALLOWED_COUNTRIES does not hold (KR, GB). Add US to',
  ],
  ['Jamaica, by a toll-free line', '+18765550143', undefined, 'a number of Jamaica (JM)', '+18885550143'],
  [
    'the United States by a line of Toronto',
    '+12025550143',
    undefined,
    'does not hold (CA). Add US to',
    TORONTO,
  ],
])('%s is refused', (_what, to, countries, message, line?: string) => {
  expect(allowed(to, countries, line)).toThrow(message);
});

test('the field is told the country in words and what to add', () => {
  const refused = () => allowed('+441481720014', ['GB'])();
  expect(refused).toThrow(
    expect.objectContaining({
      extras: {
        errors: [
          {
            field: 'to',
            message: 'is a number of Guernsey (GG), which is not allowed. Add GG to ALLOWED_COUNTRIES: GB,GG',
          },
        ],
      },
    }),
  );
});
