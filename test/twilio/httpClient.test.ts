import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/twilio/client.ts';
import { createHttpClient } from '../../src/twilio/httpClient.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let answer: Answer;
let connections = 0;
let url = '';
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => answer(request, response, body));
});
server.on('connection', () => {
  connections += 1;
});

beforeEach(async () => {
  connections = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const settings = () => ({
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'token',
  phoneNumber: '+15005550006',
  apiBaseUrl: url,
});
const call = { to: '+12025550143', from: '+15005550006', url: 'https://a.example/?b=1&c=ü' };

test('places a call as the SDK asks for it: path, credentials, form with repeated names', async () => {
  const seen: { path?: string; authorization?: string; type?: string; agent?: string; form?: string }[] = [];
  answer = ({ url: path, headers }, response, form) => {
    const { authorization, 'content-type': type, 'user-agent': agent } = headers;
    seen.push({ path, authorization, type, agent, form });
    response.writeHead(201).end('{"sid":"CA1","date_created":"Wed, 18 Aug 2010 20:01:40 +0000"}');
  };
  const created = await createClient(settings()).calls.create({
    ...call,
    statusCallbackEvent: ['initiated', 'completed'],
    timeout: 20,
  });
  expect(created.sid).toBe('CA1');
  expect(created.dateCreated).toEqual(new Date('2010-08-18T20:01:40Z'));
  const [{ form, ...request } = {}] = seen;
  expect(request).toMatchObject({
    path: `/2010-04-01/Accounts/AC${'0'.repeat(32)}/Calls.json`,
    authorization: `Basic ${Buffer.from(`AC${'0'.repeat(32)}:token`).toString('base64')}`,
    type: 'application/x-www-form-urlencoded',
    agent: expect.stringContaining('twilio-node/'),
  });
  expect([...new URLSearchParams(form)]).toEqual([
    ['To', call.to],
    ['From', call.from],
    ['StatusCallbackEvent', 'initiated'],
    ['StatusCallbackEvent', 'completed'],
    ['Timeout', '20'],
    ['Url', call.url],
  ]);
});

test('the second request uses the connection of the first', async () => {
  answer = (_request, response) => response.writeHead(201).end('{"sid":"CA1"}');
  const client = createClient(settings());
  await client.calls.create(call);
  await client.messages.create({ to: call.to, from: call.from, body: 'Hello' });
  expect(connections).toBe(1);
});

test('a long answer arrives whole, characters that were cut apart included', async () => {
  const name = '여보세요'.repeat(50_000);
  answer = (_request, response) => response.writeHead(200).end(JSON.stringify({ name }));
  const answered = await createHttpClient(5000).request({ method: 'get', uri: url });
  expect(answered).toMatchObject({ statusCode: 200, body: { name } });
});

test('a resource that takes JSON gets JSON', async () => {
  const bodies: string[] = [];
  answer = (_request, response, body) => {
    bodies.push(body);
    response.writeHead(204).end();
  };
  const headers = { 'Content-Type': 'application/json' };
  const answered = await createHttpClient(5000).request({
    method: 'post',
    uri: url,
    headers,
    data: { a: ['b'] },
  });
  expect(answered).toMatchObject({ statusCode: 204, body: '' });
  expect(bodies).toEqual(['{"a":["b"]}']);
});

describe('the time limit', () => {
  test.each<[string, Answer]>([
    ['no answer', () => undefined],
    ['an answer that does not end', (_request, response) => response.writeHead(200).write('{')],
  ])('ends a request with %s', async (_what, never) => {
    answer = never;
    const asked = createHttpClient(30).request({ method: 'get', uri: url });
    await expect(asked).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });
});

test('an answer cut off in the middle is an error', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy());
  };
  const asked = createHttpClient(5000).request({ method: 'get', uri: url });
  await expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('with a proxy set for the SDK, the SDK sends the request', async () => {
  const agents: unknown[] = [];
  answer = ({ headers }, response) => {
    agents.push(headers.accept);
    response.writeHead(200).end('{"ok":true}');
  };
  // The SDK sends https requests through the proxy only; what it sends for http tells its axios from the small client.
  const client = createHttpClient(5000, { HTTP_PROXY: 'http://127.0.0.1:9' });
  const answered = await client.request({ method: 'get', uri: url, params: { a: ['1', '2'] } });
  expect(answered).toMatchObject({ statusCode: 200, body: { ok: true } });
  expect(agents).toEqual([expect.stringContaining('text/plain')]);
});
