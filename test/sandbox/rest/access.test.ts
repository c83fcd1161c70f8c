import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, API_KEY, LINE, PERSON, startTestSandbox, type TestSandbox, TOKEN } from '../support.ts';

let twilio: TestSandbox;
beforeAll(async () => {
  twilio = await startTestSandbox();
});
afterAll(() => twilio.close());

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe('credentials', () => {
  test.each([
    ['account SID and token', basic(ACCOUNT, TOKEN), 200],
    ['API key and secret', basic(API_KEY.sid, API_KEY.secret), 200],
    ['a wrong token', basic(ACCOUNT, 'wrong'), 401],
    ['a token cut short', basic(ACCOUNT, TOKEN.slice(1)), 401],
    ['an API key with the token', basic(API_KEY.sid, TOKEN), 401],
    ['no header', { authorization: '' }, 401],
    ['another scheme', { authorization: `Bearer ${TOKEN}` }, 401],
    ['no colon', { authorization: `Basic ${Buffer.from(ACCOUNT).toString('base64')}` }, 401],
  ])('%s', async (_what, headers, status) => {
    const answer = await twilio.rest('GET', 'Calls.json', undefined, headers);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.json).toMatchObject({ code: 20003, status: 401 });
  });
});

test.each([
  ['GET', 'Calls/CA1.json'],
  ['GET', `Calls/CA${'0'.repeat(32)}.json`],
  ['POST', `Calls/CA${'0'.repeat(32)}.json`],
  ['GET', `Messages/SM${'0'.repeat(32)}.json`],
  ['GET', `IncomingPhoneNumbers/PN${'0'.repeat(32)}.json`],
  ['GET', `OutgoingCallerIds/PN${'0'.repeat(32)}.json`],
  ['GET', `Recordings/RE${'0'.repeat(32)}.json`],
  ['GET', `Recordings/RE${'0'.repeat(32)}.wav`],
  ['GET', `Calls/CA${'0'.repeat(32)}/Recordings.json`],
  ['GET', 'Calls'],
  ['GET', 'Conferences.json'],
  ['DELETE', 'Calls.json'],
])('%s %s is not there: 20404', async (method, path) => {
  const { status, json } = await twilio.rest(method, path);
  expect(json).toMatchObject({ code: 20404, status: 404, more_info: expect.stringContaining('20404') });
  expect(status).toBe(404);
});

test.each(['Calls.json', `Recordings/RE${'0'.repeat(32)}.wav`])('another account has no %s', async (path) => {
  const other = `AC${'9'.repeat(32)}`;
  const response = await fetch(`${twilio.origin}/2010-04-01/Accounts/${other}/${path}`, {
    headers: basic(ACCOUNT, TOKEN),
  });
  expect(await response.json()).toMatchObject({ code: 20404 });
});

describe('Host and Origin', () => {
  const port = () => new URL(twilio.origin).port;
  const ask = (path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { port: port(), host: '127.0.0.1', path, headers };
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
  const rest = `/2010-04-01/Accounts/${ACCOUNT}/Calls.json`;

  test.each([
    ['127.0.0.1', undefined, 200],
    ['localhost', undefined, 200],
    ['[::1]', undefined, 200],
    ['127.0.0.1', 'http://127.0.0.1', 200],
    ['127.0.0.1', 'http://localhost', 200],
    ['evil.example', undefined, 403],
    ['127.0.0.1', 'http://evil.example', 403],
    ['127.0.0.1', 'https://127.0.0.1', 403],
  ])('%s from a page of %s: %i', async (host, origin, status) => {
    const headers = {
      ...basic(ACCOUNT, TOKEN),
      host: `${host}:${port()}`,
      ...(origin && { origin: `${origin}:${port()}` }),
    };
    for (const path of ['/sandbox/state', rest]) expect(await ask(path, headers), path).toBe(status);
  });

  test.each(['127.0.0.1', '127.0.0.1:1'])('the Host "%s" has not our port', async (host) => {
    expect(await ask('/sandbox/state', { host })).toBe(403);
  });

  test('an opaque origin is refused', async () => {
    expect(await ask('/sandbox/state', { host: `127.0.0.1:${port()}`, origin: 'null' })).toBe(403);
  });
});

test('every request is recorded, without its credentials', async () => {
  const { json } = await twilio.rest('POST', 'Messages.json', [
    ['From', LINE],
    ['To', PERSON],
    ['Body', 'x'],
    ['MediaUrl', 'https://example.com/1.jpg'],
    ['MediaUrl', 'https://example.com/2.jpg'],
  ]);
  const sent = twilio.twilio.store.exchanges.at(-1);
  expect(sent).toMatchObject({
    kind: 'rest',
    purpose: 'Messages',
    method: 'POST',
    status: 201,
    signature: null,
  });
  expect(sent).toMatchObject({ messageSid: json.sid, error: null, verdict: null });
  expect(sent?.params.filter(([name]) => name === 'MediaUrl')).toHaveLength(2);
  expect(JSON.parse(sent?.responseBody ?? '')).toEqual(json);

  await twilio.rest('GET', `Calls/CA${'0'.repeat(32)}.json?x=1`, undefined);
  expect(twilio.twilio.store.exchanges.at(-1)).toMatchObject({
    purpose: 'Calls',
    callSid: `CA${'0'.repeat(32)}`,
    params: [['x', '1']],
    error: expect.stringMatching(/^20404 /),
  });
  const written = JSON.stringify(twilio.twilio.store.exchanges);
  expect(written).not.toContain(Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64'));
  expect(written).not.toContain(TOKEN);
});
