import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppView } from '../../../sandbox/src/index.ts';
import { LINE, startTestSandbox, type TestSandbox } from '../support.ts';

/** Stands for the app's own API: answers what it was sent. */
const api = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  response.writeHead(418, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ url: request.url, type: request.headers['content-type'], body }));
});

let sandbox: TestSandbox;
let view: AppView = {};

beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  sandbox = await startTestSandbox(undefined, () => view);
});

afterAll(async () => {
  await sandbox.close();
  await new Promise((resolve) => api.close(resolve).closeAllConnections());
});

const post = (name: string, fields: unknown) => sandbox.ask('POST', `/forms/${name}`, fields);
const form = (name: string, url: string) => ({ name, url, fields: [] });

test('an app that hands over no forms has none', async () => {
  expect(await post('makeCall', {})).toMatchObject({
    status: 404,
    json: { error: expect.stringContaining('none') },
  });
});

test.each(['makeCall', 'sendSms'])('%s is passed on, and its answer comes back whole', async (name) => {
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api`;
  view = { url, forms: ['makeCall', 'sendSms'].map((one) => form(one, `${url}/${one}`)) };
  const { status, json } = await post(name, { to: '+12025550143' });
  expect(status).toBe(200);
  expect(json).toMatchObject({ status: 418, headers: { 'content-type': 'application/problem+json' } });
  expect(JSON.parse(json.body)).toEqual({
    url: `/api/${name}`,
    type: 'application/json',
    body: '{"to":"+12025550143"}',
  });
  expect((await sandbox.ask('GET', '/config')).json).toEqual({ lineNumber: LINE, ...view });
});

test('nothing else can be posted', async () => {
  expect(await post('health', {})).toMatchObject({
    status: 404,
    json: { error: expect.stringContaining('makeCall, sendSms') },
  });
});

test('an app that does not run is said not to answer', async () => {
  view = { forms: [form('makeCall', 'http://127.0.0.1:9/api/makeCall')] };
  expect(await post('makeCall', {})).toMatchObject({ status: 502 });
});
