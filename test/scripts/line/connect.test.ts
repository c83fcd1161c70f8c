import { describe, expect, test } from 'vitest';
import { fakeTwilio } from '../../support/fakeTwilio.ts';
import { lineNumber, number } from './support/account.ts';
import { runLine, settingsFor } from './support/runLine.ts';

const url = 'https://my-app.azurewebsites.net';
const connected = {
  voice_url: `${url}/api/voiceTwiml`,
  sms_url: `${url}/api/smsTwiml`,
  status_callback: `${url}/api/callStatus`,
};

describe('connect', () => {
  test('points the number at the functions, all by POST, and shows before and after', async () => {
    const twilio = await fakeTwilio(
      number({ voice_method: 'GET', sms_method: 'GET', status_callback_method: 'GET' }),
    );
    const { code, out } = await runLine(['connect', url], settingsFor(twilio.url));
    expect(code).toBe(0);
    expect(twilio.numbers[0]).toMatchObject({
      ...connected,
      voice_method: 'POST',
      sms_method: 'POST',
      status_callback_method: 'POST',
    });
    expect(out).toMatch(/before:\n {2}voice {3}\(not set\)[\s\S]*now:\n {2}voice {3}POST https:\/\/my-app/);
  });

  test.each([
    ['nothing', {}],
    ["Twilio's demo", { voice_url: 'https://demo.twilio.com/welcome/voice/' }],
    ['the same functions', connected],
  ])('needs no --yes over %s', async (_, before) => {
    const twilio = await fakeTwilio(number(before));
    expect((await runLine(['connect', url], settingsFor(twilio.url))).code).toBe(0);
    expect(twilio.numbers[0]).toMatchObject(connected);
  });

  test.each(['voice_url', 'sms_url', 'status_callback'])(
    'keeps another %s unless told --yes',
    async (field) => {
      const twilio = await fakeTwilio(number({ [field]: 'https://other.example/hook' }));
      const settings = settingsFor(twilio.url);
      const refused = await runLine(['connect', url], settings);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('https://other.example/hook');
      expect(refused.err).toContain('--yes');
      expect(twilio.asked.some(({ method }) => method === 'POST')).toBe(false);
      expect((await runLine(['connect', url, '--yes'], settings)).code).toBe(0);
      expect(twilio.numbers[0]).toMatchObject(connected);
    },
  );

  test.each([
    ['trunk_sid', 'SIP trunk'],
    ['voice_application_sid', 'VoiceApplicationSid'],
    ['sms_application_sid', 'SmsApplicationSid'],
  ])('warns of %s', async (field, message) => {
    const twilio = await fakeTwilio(number({ [field]: `AP${'5'.repeat(32)}` }));
    expect((await runLine(['connect', url], settingsFor(twilio.url))).out).toContain(message);
  });

  test('warns of a Messaging Service', async () => {
    const twilio = await fakeTwilio(number());
    const settings = { ...settingsFor(twilio.url), TWILIO_MESSAGING_SERVICE_SID: `MG${'6'.repeat(32)}` };
    expect((await runLine(['connect', url], settings)).out).toContain('Defer to sender');
  });

  test('says so when the account has no such number', async () => {
    const twilio = await fakeTwilio(number({ phone_number: '+442071838750' }));
    const { code, err } = await runLine(['connect', url], settingsFor(twilio.url));
    expect(code).toBe(1);
    expect(err).toContain(`no number ${lineNumber}`);
  });
});
