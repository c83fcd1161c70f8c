import { describe, expect, test } from 'vitest';
import { fakeTwilio } from '../../support/fakeTwilio.ts';
import { lineNumber } from './support/account.ts';
import { runLine, settingsFor } from './support/runLine.ts';

describe('verify-caller-id', () => {
  test('shows the code to key in', async () => {
    const twilio = await fakeTwilio();
    const { code, out } = await runLine(['verify-caller-id', lineNumber], settingsFor(twilio.url));
    expect(code).toBe(0);
    expect(out).toContain('123456');
    expect(twilio.asked[0]?.form.get('PhoneNumber')).toBe(lineNumber);
  });

  test('says when nothing is left to do', async () => {
    const twilio = await fakeTwilio();
    twilio.answerWith(400, JSON.stringify({ code: 21450, message: 'Already verified', status: 400 }));
    const { err } = await runLine(['verify-caller-id', lineNumber], settingsFor(twilio.url));
    expect(err).toContain('verified already');
  });

  test('refuses what is no number, before Twilio is asked', async () => {
    const twilio = await fakeTwilio();
    const { code, err } = await runLine(['verify-caller-id', '2025550143'], settingsFor(twilio.url));
    expect(code).toBe(2);
    expect(err).toContain('Write it as +12025550143');
    expect(twilio.asked).toHaveLength(0);
  });
});
