import { expect, test } from 'vitest';
import { fakeTwilio, loginOf } from '../../support/fakeTwilio.ts';
import { accountSid, lineNumber, number, token } from './support/account.ts';
import { runLine, settingsFor } from './support/runLine.ts';

test('lists the numbers, their webhooks, and marks the line’s own', async () => {
  const twilio = await fakeTwilio(
    number({ voice_url: 'https://a.example/voice', voice_method: 'GET', trunk_sid: `TK${'4'.repeat(32)}` }),
    number({ phone_number: '+442071838750', sms_url: 'https://b.example/sms' }),
  );
  const { code, out } = await runLine(['numbers'], settingsFor(twilio.url));
  expect(code).toBe(0);
  expect(out).toMatch(/\+12025550143 .*<- TWILIO_PHONE_NUMBER\n {2}voice {3}GET https:\/\/a\.example\/voice/);
  expect(out).toContain('! A SIP trunk takes its calls');
  expect(out).toMatch(
    /\+442071838750[^<]*\n {2}voice {3}\(not set\)\n {2}text {4}POST https:\/\/b\.example\/sms/,
  );
  expect(out).toContain('Asking the sandbox');
});

test('logs in as the settings say', async () => {
  const twilio = await fakeTwilio(number());
  await runLine(['numbers'], settingsFor(twilio.url));
  expect(twilio.asked.map(loginOf)).toEqual([`${accountSid}:${token}`]);
});

test('says so when the line’s number is not the account’s, or there is none', async () => {
  const other = await fakeTwilio(number({ phone_number: '+442071838750' }));
  expect((await runLine(['numbers'], settingsFor(other.url))).out).toContain(
    `TWILIO_PHONE_NUMBER (${lineNumber}) is not among them`,
  );
  const none = await fakeTwilio();
  expect((await runLine(['numbers'], settingsFor(none.url))).out).toContain('no phone number yet');
});
