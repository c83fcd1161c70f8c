import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

/** App settings of every app that is measured. */
export const settings: Readonly<Record<string, string>> = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-for-measurements',
  TWILIO_PHONE_NUMBER: '+15005550006',
  OWNER_PHONE_NUMBER: '+12025550100',
};

/** What Twilio sends when a call comes in. */
export const incomingCall: Readonly<Record<string, string>> = {
  AccountSid: `AC${'0'.repeat(32)}`,
  ApiVersion: '2010-04-01',
  CallSid: `CA${'1'.repeat(32)}`,
  CallStatus: 'ringing',
  Called: '+15005550006',
  CalledCity: '',
  CalledCountry: 'US',
  CalledState: '',
  CalledZip: '',
  Caller: '+12025550143',
  CallerCity: 'WASHINGTON',
  CallerCountry: 'US',
  CallerState: 'DC',
  CallerZip: '20001',
  CallToken: '%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl%22%7D',
  Direction: 'inbound',
  From: '+12025550143',
  FromCity: 'WASHINGTON',
  FromCountry: 'US',
  FromState: 'DC',
  FromZip: '20001',
  StirVerstat: 'TN-Validation-Passed-A',
  To: '+15005550006',
  ToCity: '',
  ToCountry: 'US',
  ToState: '',
  ToZip: '',
};

/** The headers and body of a webhook as Twilio sends it to `url`. */
export function signedForm(url: string, params = incomingCall) {
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': getExpectedTwilioSignature(settings.TWILIO_AUTH_TOKEN ?? '', url, params),
      'i-twilio-idempotency-token': '7a1f3c9e-0000-4000-8000-000000000000',
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
    },
    body: new URLSearchParams(params).toString(),
  };
}
