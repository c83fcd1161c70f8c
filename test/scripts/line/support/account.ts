import type { FakeNumber } from '../../../support/fakeTwilio.ts';

export const accountSid = `AC${'1'.repeat(32)}`;
export const token = 'planted-auth-token';
export const lineNumber = '+12025550143';

/** A number of the account; nothing is set up yet. */
export function number(changes: Partial<FakeNumber> = {}): FakeNumber {
  return {
    sid: `PN${'2'.repeat(32)}`,
    phone_number: lineNumber,
    friendly_name: '(202) 555-0143',
    voice_url: null,
    voice_method: 'POST',
    sms_url: null,
    sms_method: 'POST',
    status_callback: null,
    status_callback_method: 'POST',
    voice_application_sid: null,
    sms_application_sid: null,
    trunk_sid: null,
    ...changes,
  };
}
