import { expect, test } from 'vitest';
import { twilioClient } from '../../../scripts/line/twilioClient.ts';

const accountSid = `AC${'1'.repeat(32)}`;
const settings = { accountSid, authToken: 'token' };

test('logs in with the token, or with the API key where there is one', () => {
  expect(twilioClient(settings)).toMatchObject({ accountSid, username: accountSid, password: 'token' });
  const withKey = twilioClient({ ...settings, apiKey: 'SK', apiSecret: 'secret' });
  expect(withKey).toMatchObject({ accountSid, username: 'SK', password: 'secret' });
});

test('asks Twilio, or the sandbox where one is set', () => {
  expect(twilioClient(settings).api.baseUrl).toBe('https://api.twilio.com');
  expect(twilioClient({ ...settings, apiBaseUrl: 'http://127.0.0.1:7080' }).api.baseUrl).toBe(
    'http://127.0.0.1:7080',
  );
});
