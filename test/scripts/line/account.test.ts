import { describe, expect, it } from 'vitest';
import { authToken, lineNumber, twilioClient } from '../../../scripts/line/account.ts';

const accountSid = `AC${'1'.repeat(32)}`;
const good = {
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_PHONE_NUMBER: '+12025550143',
};
const key = { TWILIO_API_KEY: `SK${'3'.repeat(32)}`, TWILIO_API_SECRET: 'secret' };

describe('twilioClient', () => {
  it('logs in with the token, or with the API key where there is one', () => {
    expect(twilioClient(good)).toMatchObject({ accountSid, username: accountSid, password: 'token' });
    expect(twilioClient({ ...good, ...key })).toMatchObject({ accountSid, username: key.TWILIO_API_KEY });
  });

  it.each([
    [{ TWILIO_ACCOUNT_SID: undefined }, 'TWILIO_ACCOUNT_SID is not set'],
    [{ TWILIO_ACCOUNT_SID: 'AC1' }, 'TWILIO_ACCOUNT_SID should be'],
    [{ TWILIO_AUTH_TOKEN: undefined }, 'TWILIO_AUTH_TOKEN is not set'],
    [{ TWILIO_AUTH_TOKEN: '@Microsoft.KeyVault(SecretUri=https://v)' }, 'TWILIO_AUTH_TOKEN is a Key Vault'],
    [{ TWILIO_API_KEY: key.TWILIO_API_KEY }, 'belong together'],
    [{ TWILIO_API_SECRET: 'secret' }, 'belong together'],
    [{ ...key, TWILIO_API_KEY: 'AC1' }, 'TWILIO_API_KEY should be'],
    [{ TWILIO_API_BASE_URL: 'http://evil.example' }, 'TWILIO_API_BASE_URL should be'],
    [{ TWILIO_API_BASE_URL: 'nonsense' }, 'TWILIO_API_BASE_URL should be'],
  ])('refuses %j', (change, message) => {
    expect(() => twilioClient({ ...good, ...change })).toThrow(message);
  });
});

it('names the settings that are missing', () => {
  expect(lineNumber(good)).toBe('+12025550143');
  expect(() => lineNumber({})).toThrow('TWILIO_PHONE_NUMBER is not set');
  expect(() => lineNumber({ TWILIO_PHONE_NUMBER: '2025550143' })).toThrow('TWILIO_PHONE_NUMBER should be');
  expect(() => authToken({})).toThrow('TWILIO_AUTH_TOKEN is not set');
});
