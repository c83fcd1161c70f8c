import { expect, test } from 'vitest';
import { parseRecipient, requireAllowed } from '../../src/twilio/recipient.ts';

const settings = { accountSid: 'AC', authToken: 'token', phoneNumber: '+12025550143' };
const allowed = (to: string, allowedCountries?: '*' | string[]) => () => {
  const recipient = parseRecipient(to, settings);
  if (!recipient) throw new Error(`${to} is no number`);
  requireAllowed(recipient, { ...settings, ...(allowedCountries && { allowedCountries }) });
};

const TWO = ['KR', 'GB'];

test.each([
  ['the first of two countries', '+82212345678', TWO],
  ['the second of two', '+442079460958', TWO],
  ['any country', '+442079460958', '*' as const],
  ['the line’s own, where none is set', '+12025550100', undefined],
])('%s is allowed', (_what, to, countries) => {
  expect(allowed(to, countries)).not.toThrow();
});

test.each([
  ['a third country', '+12025550100', TWO, 'a number of US, which ALLOWED_COUNTRIES does not hold (KR, GB).'],
  [
    'a number of no country',
    '+80012345678',
    TWO,
    'a number of no country, which ALLOWED_COUNTRIES does not hold',
  ],
  ['another country, where none is set', '+442079460958', undefined, 'does not hold (US).'],
])('%s is refused', (_what, to, countries, message) => {
  expect(allowed(to, countries)).toThrow(message);
});
