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

  test.each(['\u202a+12025550143\u202c', 'tel:+1-202-555-0143', '+1\u00a0202\u00a0555\u00a00143'])(
    'takes a number as it was pasted: %j',
    async (pasted) => {
      const twilio = await fakeTwilio();
      expect((await runLine(['verify-caller-id', pasted], settingsFor(twilio.url))).code).toBe(0);
      expect(twilio.asked[0]?.form.get('PhoneNumber')).toBe('+12025550143');
    },
  );

  test('names what is no number, with an escape for what is not seen', async () => {
    const twilio = await fakeTwilio();
    const { code, err } = await runLine(['verify-caller-id', '\u202aabc'], settingsFor(twilio.url));
    expect([code, err]).toEqual([2, expect.stringContaining('"\\u202aabc" is not a phone number')]);
    expect(twilio.asked).toHaveLength(0);
  });

  test('refuses what is no number, before Twilio is asked', async () => {
    const twilio = await fakeTwilio();
    const { code, err } = await runLine(['verify-caller-id', '2025550143'], settingsFor(twilio.url));
    expect(code).toBe(2);
    expect(err).toContain('Write it as +12025550143');
    expect(twilio.asked).toHaveLength(0);
  });
});
