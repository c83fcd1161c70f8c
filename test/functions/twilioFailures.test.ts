import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeCall } from '../../src/functions/makeCall.ts';
import { sendSms } from '../../src/functions/sendSms.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { type Answered, goodSettings, postJson, useSettings } from '../support/functions.ts';

const planted = {
  TWILIO_AUTH_TOKEN: 'planted-auth-token',
  TWILIO_API_SECRET: 'planted-api-secret',
  TWILIO_API_KEY: `SK${'b'.repeat(32)}`,
};
const secretBody = 'a confidential text';
let twilio: FakeTwilio;
const written: string[] = [];

beforeAll(async () => {
  twilio = await startFakeTwilio();
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  }
});
afterAll(async () => {
  vi.restoreAllMocks();
  await twilio.close();
});
beforeEach(() => {
  written.length = 0;
  useSettings({ ...goodSettings, ...planted, TWILIO_API_BASE_URL: twilio.url });
});

/** Nothing secret stands in the answer, in a log line or in anything written to the console. */
function expectNothingSecret(answer: Answered): void {
  const everything = [answer.text, JSON.stringify([...answer.headers]), ...answer.log, ...written].join('\n');
  for (const user of [goodSettings.TWILIO_ACCOUNT_SID, planted.TWILIO_API_KEY]) {
    for (const secret of [planted.TWILIO_AUTH_TOKEN, planted.TWILIO_API_SECRET]) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(`${user}:${secret}`).toString('base64'));
    }
  }
  expect(everything).not.toMatch(/Authorization|Basic |confidential|202555|555-0143/i);
}

const text = () => postJson('sendSms', sendSms, { to: '+12025550143', body: secretBody });

const twilioError = (code: number, status: number) =>
  JSON.stringify({
    code,
    status,
    message: `The 'To' number +12025550143 and ${secretBody}`,
    more_info: 'https://www.twilio.com/',
  });

describe('what Twilio answers', () => {
  test.each([
    [400, twilioError(21211, 400), 422, 21211],
    [400, twilioError(21610, 400), 422, 21610],
    [403, twilioError(21408, 403), 403, 21408],
    [401, twilioError(20003, 401), 502, 20003],
    [404, twilioError(20404, 404), 502, 20404],
    [429, twilioError(20429, 429), 503, 20429],
    [500, '<html>oops</html>', 502, undefined],
    [503, '', 503, undefined],
    [201, '<html>a captive portal</html>', 502, undefined],
    [201, '{}', 502, undefined],
    [302, '', 502, undefined],
    [422, '{"type":"t","title":"RFC 9457","status":422,"code":21211,"detail":"d"}', 422, 21211],
  ])('%i %s', async (status, body, ours, code) => {
    twilio.answerWith(status, body);
    const answers = [await text(), await postJson('makeCall', makeCall, { to: '+12025550143' })];
    for (const answer of answers) {
      expect(answer.status).toBe(ours);
      expect(answer.json().twilioCode).toBe(code);
      expect(answer.headers.has('retry-after')).toBe(ours === 503);
      expectNothingSecret(answer);
    }
  });
});

describe('what the network does', () => {
  test('no answer in time is a 504', async () => {
    twilio.answerWith(201, undefined);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = twilio.asked.length;
    const waiting = text();
    await vi.waitUntil(() => twilio.asked.length > asked, { timeout: 10_000 });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    const answer = await waiting;
    expect(answer.status).toBe(504);
    expectNothingSecret(answer);
  });

  test.each([
    ['a port nobody listens on', 'http://127.0.0.1:9', /ECONNREFUSED/],
    ['a name that does not resolve', 'https://nowhere.invalid', /ENOTFOUND|EAI_AGAIN/],
  ])('%s is a 502', async (_what, url, code) => {
    useSettings({ ...goodSettings, ...planted, TWILIO_API_BASE_URL: url });
    const answer = await text();
    expect(answer.status).toBe(502);
    expect(answer.json().detail).toMatch(code);
    expectNothingSecret(answer);
  });
});

test('a connection cut in the middle is a 502', async () => {
  const cut = await startFakeTwilio();
  useSettings({ ...goodSettings, ...planted, TWILIO_API_BASE_URL: cut.url });
  cut.answerWith(201, undefined);
  const waiting = text();
  await vi.waitUntil(() => cut.asked.length > 0, { timeout: 10_000 });
  await cut.close();
  const answer = await waiting;
  expect(answer.status).toBe(502);
  expectNothingSecret(answer);
});
