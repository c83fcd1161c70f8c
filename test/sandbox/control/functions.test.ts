import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RealClock } from '../../../sandbox/src/clock.ts';
import { listen, stop } from '../../../sandbox/src/listen.ts';
import { type SandboxTwilio, startTwilio } from '../../../sandbox/src/twilio.ts';
import { jsonOf } from '../../support/json.ts';

const LINE = '+15005550006';

/** Stands for the functions: answers what it was sent. */
const functions = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  response.writeHead(418, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ url: request.url, type: request.headers['content-type'], body }));
});

let twilio: SandboxTwilio;
let functionsUrl: string;

beforeAll(async () => {
  functionsUrl = `http://127.0.0.1:${await listen(functions, 0)}/api`;
  const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'token' };
  twilio = await startTwilio({
    ...account,
    port: 0,
    clock: new RealClock(),
    numbers: [{ phoneNumber: LINE }],
  });
});

afterAll(async () => {
  await twilio.close();
  await stop(functions);
});

async function run(name: string, fields: unknown) {
  const response = await fetch(`${twilio.origin}/sandbox/functions/${name}`, {
    method: 'POST',
    body: JSON.stringify(fields),
  });
  return { status: response.status, answer: await jsonOf(response) };
}

test('without webhooks it is said that nobody knows where the functions are', async () => {
  expect(await run('makeCall', {})).toMatchObject({ status: 409 });
});

test.each(['makeCall', 'sendSms'])('%s is passed on, and its answer comes back whole', async (name) => {
  twilio.configureNumber({ phoneNumber: LINE, voiceUrl: `${functionsUrl}/voiceTwiml` });
  const { status, answer } = await run(name, { to: '+12025550143' });
  expect(status).toBe(200);
  expect(answer).toMatchObject({ status: 418, headers: { 'content-type': 'application/problem+json' } });
  expect(JSON.parse(answer.body)).toEqual({
    url: `/api/${name}`,
    type: 'application/json',
    body: '{"to":"+12025550143"}',
  });
  const config = await fetch(`${twilio.origin}/sandbox/config`);
  expect(await jsonOf(config)).toEqual({ lineNumber: LINE, functionsUrl });
});

test('nothing else can be run', async () => {
  expect(await run('health', {})).toMatchObject({ status: 404 });
});

test('functions that do not run are said not to answer', async () => {
  twilio.configureNumber({ phoneNumber: LINE, voiceUrl: 'http://127.0.0.1:9/api/voiceTwiml' });
  expect(await run('makeCall', {})).toMatchObject({ status: 502 });
});
