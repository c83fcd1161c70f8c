import { describe, expect, it } from 'vitest';
import { fakeTwilio, lineNumber } from './support/fakeTwilio.ts';
import { runLine, settingsFor } from './support/runLine.ts';

describe('verify-caller-id', () => {
  it('shows the code to key in', async () => {
    const twilio = await fakeTwilio();
    const { code, out } = await runLine(['verify-caller-id', lineNumber], settingsFor(twilio.origin));
    expect(code).toBe(0);
    expect(out).toContain('123456');
    expect(twilio.requests[0]?.form.PhoneNumber).toBe(lineNumber);
  });

  it('says when nothing is left to do', async () => {
    const twilio = await fakeTwilio();
    twilio.failure = { status: 400, body: { code: 21450, message: 'Already verified', status: 400 } };
    const { err } = await runLine(['verify-caller-id', lineNumber], settingsFor(twilio.origin));
    expect(err).toContain('verified already');
  });

  it('refuses what is no number, before Twilio is asked', async () => {
    const twilio = await fakeTwilio();
    const { code, err } = await runLine(['verify-caller-id', '2025550143'], settingsFor(twilio.origin));
    expect(code).toBe(2);
    expect(err).toContain('Write it as +12025550143');
    expect(twilio.requests).toHaveLength(0);
  });
});
