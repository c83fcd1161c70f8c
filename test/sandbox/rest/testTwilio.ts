import { ManualClock } from '../../../sandbox/src/clock.ts';
import { startTwilio } from '../../../sandbox/src/twilio.ts';

export const ACCOUNT = `AC${'0'.repeat(32)}`;
export const TOKEN = 'a-token-for-tests';
export const API_KEY = { sid: `SK${'1'.repeat(32)}`, secret: 'a-secret-for-tests' };
export const LINE = '+15005550006';
export const PERSON = '+12025550143';

/** The sandbox's Twilio on a free port and a manual clock. */
export async function startTestTwilio() {
  const clock = new ManualClock();
  const sandbox = await startTwilio({
    port: 0,
    clock,
    accountSid: ACCOUNT,
    authToken: TOKEN,
    apiKeys: [API_KEY],
    numbers: [{ phoneNumber: LINE }],
  });
  /** A recording of three seconds that somebody left in this call. */
  const record = (sid: string, callSid: string) =>
    sandbox.twilio.store.saveRecording({
      sid,
      callSid,
      status: 'completed',
      source: 'RecordVerb',
      channels: 1,
      duration: 3,
      createdAt: clock.now(),
      media: new Uint8Array(44),
      transcription: null,
    });
  return { ...sandbox, clock, record, rest: restOf(sandbox.origin) };
}

export type TestTwilio = Awaited<ReturnType<typeof startTestTwilio>>;

/** Bare requests to the REST API, for what the SDK would never send. Resolves to status and JSON. */
function restOf(origin: string) {
  const authorization = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
  return async (method: string, path: string, form?: [string, string][], headers = {}) => {
    const response = await fetch(`${origin}/2010-04-01/Accounts/${ACCOUNT}/${path}`, {
      method,
      headers: { authorization, ...headers },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  };
}
