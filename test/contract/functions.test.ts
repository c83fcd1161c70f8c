import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionsHost, spawnFunctionsHost } from '../../functions-host/index.ts';
import { root } from '../../studio/index.ts';
import { authToken, goodSettings } from '../support/functions.ts';
import { sign } from '../support/sign.ts';

/** The public contract of every function: its route, methods and who may call it. */
const contract: Record<
  string,
  { route: string; methods: string[]; access: 'key' | 'signature' | 'anybody' }
> = {
  makeCall: { route: 'makeCall', methods: ['GET', 'POST'], access: 'key' },
  sendSms: { route: 'sendSms', methods: ['POST'], access: 'key' },
  voiceTwiml: { route: 'voiceTwiml/{document?}', methods: ['GET', 'POST'], access: 'signature' },
  gatherTwiml: { route: 'gatherTwiml/{document}', methods: ['GET', 'POST'], access: 'signature' },
  dialTwiml: { route: 'dialTwiml/{document}', methods: ['GET', 'POST'], access: 'signature' },
  recordTwiml: { route: 'recordTwiml/{document}', methods: ['GET', 'POST'], access: 'signature' },
  smsTwiml: { route: 'smsTwiml', methods: ['GET', 'POST'], access: 'signature' },
  callStatus: { route: 'callStatus', methods: ['POST'], access: 'signature' },
  messageStatus: { route: 'messageStatus', methods: ['POST'], access: 'signature' },
  recordingStatus: { route: 'recordingStatus', methods: ['POST'], access: 'signature' },
  health: { route: 'health', methods: ['GET', 'HEAD'], access: 'anybody' },
};

const read = (...file: string[]) => readFileSync(path.join(root, ...file), 'utf8');
const files = readdirSync(path.join(root, 'src/functions')).sort();
const tests = readdirSync(path.join(root, 'test/functions')).map((file) => read('test/functions', file));

const start = (settings: Record<string, string>, keys?: { function: string }) =>
  spawnFunctionsHost({
    root,
    entry: path.join(root, 'dist/test/entry/main.js'),
    port: 0,
    settings,
    ...(keys && { keys }),
  });

let host: FunctionsHost;
beforeAll(async () => {
  host = await start({ ...goodSettings }, { function: 'the-function-key' });
});
afterAll(() => host.close());

test('every file is a function of the contract, and every function has its file', () => {
  expect(files).toEqual(
    Object.keys(contract)
      .map((name) => `${name}.ts`)
      .sort(),
  );
  expect(host.functions.map(({ name }) => name).sort()).toEqual(Object.keys(contract).sort());
});

describe.each(Object.entries(contract))('%s', (name, { route, methods, access }) => {
  const registered = () => host.functions.find((one) => one.name === name);
  test('has one name for file, export, function and route', () => {
    const register = { key: 'apiEndpoint', signature: 'webhook', anybody: 'openEndpoint' }[access];
    const call = new RegExp(
      `export const ${name} = ${register}\\(\\s*'${name}',\\s*\\{\\s*route: '${name}\\b`,
    );
    expect(read('src/functions', `${name}.ts`)).toMatch(call);
    expect(registered()?.route).toBe(route);
    expect(route.split('/')[0]).toBe(name);
  });

  test('has its methods and its auth level', () => {
    expect(
      registered()
        ?.methods.map((one) => one.toUpperCase())
        .sort(),
    ).toEqual(methods);
    expect(registered()?.authLevel).toBe(access === 'key' ? 'function' : 'anonymous');
  });

  test('cannot choose its auth level', () => {
    expect(read('src/functions', `${name}.ts`)).not.toMatch(/authLevel|@azure\/functions/);
  });

  test('has a test', () => {
    expect(tests.some((text) => text.includes(`/src/functions/${name}.ts'`))).toBe(true);
  });

  test('is described in the README', () => expect(read('README.md')).toContain(name));
});

const guardedBy = (access: string) => Object.entries(contract).filter(([, one]) => one.access === access);
const urlOf = (route: string, query = '') => `${host.url}/${route.replace(/\{.*\}/, 'start')}${query}`;

test.each(guardedBy('key'))(
  '%s answers nobody without the function key',
  async (_name, { route, methods }) => {
    const method = methods.includes('POST') ? 'POST' : 'GET';
    const answers = await Promise.all([
      fetch(urlOf(route), { method }),
      fetch(urlOf(route, '?code=wrong'), { method }),
      fetch(urlOf(route), { method, headers: { 'x-functions-key': 'wrong' } }),
      fetch(urlOf(route, '?code=the-function-key'), { method }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 415]);
  },
);

const webhooks = guardedBy('signature').flatMap(([name, { route, methods }]) =>
  methods.map((method) => [name, method, route] as const),
);

test.each(webhooks)('%s answers %s by Twilio alone', async (_name, method, route) => {
  const form: Record<string, string> = method === 'POST' ? { CallSid: 'CA1', From: '+12025550143' } : {};
  const send = (signature: string | undefined, sent = form, query = '') =>
    fetch(urlOf(route, query), {
      method,
      headers: signature === undefined ? {} : { 'x-twilio-signature': signature },
      ...(method === 'POST' && { body: new URLSearchParams(sent) }),
    });
  const good = sign(authToken, urlOf(route), form);
  const refused = await Promise.all([
    send(undefined),
    send(''),
    send(sign('another-token', urlOf(route), form)),
    send(sign(authToken, `${urlOf(route)}/x`, form)),
    send(good, form, '?tampered=1'),
    ...(method === 'POST'
      ? [send(good, { ...form, From: '+12025550144' }), send(good, { ...form, Extra: '' })]
      : []),
  ]);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([403]));
  expect((await send(good)).status).toBeLessThan(300);
});

test('over HTTP, bytes that are not UTF-8 are refused: a body, a query, a form of Twilio', async () => {
  const api = (query: string, init?: RequestInit) =>
    fetch(`${host.url}/makeCall?code=the-function-key${query}`, init);
  const json = (type: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': type },
    body: Buffer.from('{"say":"caf\u00e9"}', 'latin1'),
  });
  const form = Buffer.from('Body=caf\u00e9', 'latin1');
  const signature = sign(authToken, urlOf('smsTwiml'), { Body: form.toString().slice(5) });
  const answers = await Promise.all([
    api('', json('application/json')),
    api('', json('application/json; charset=iso-8859-1')),
    api('&say=caf%E9'),
    fetch(urlOf('smsTwiml'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body: form,
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([400, 415, 400, 400]);
});

test('HEAD is answered by health alone, as its GET is', async () => {
  const ask = async (name: string, method: string) => {
    const { status, headers } = await fetch(`${host.url}/${name}`, { method });
    return { status, type: headers.get('content-type'), length: headers.get('content-length') };
  };
  expect(await ask('health', 'HEAD')).toEqual(await ask('health', 'GET'));
  expect((await ask('health', 'HEAD')).status).toBe(200);
  const others = await Promise.all([
    ask('makeCall?code=the-function-key', 'HEAD'),
    ask('voiceTwiml', 'HEAD'),
  ]);
  expect(others.map(({ status }) => status)).toEqual([404, 404]);
});

test('without any settings all functions are there: none of them looks before it is called', async () => {
  const bare = await start({});
  const answers = await Promise.all([
    fetch(`${bare.url}/health`),
    fetch(`${bare.url}/voiceTwiml`, { method: 'POST', body: new URLSearchParams({ CallSid: 'CA1' }) }),
    fetch(`${bare.url}/makeCall?to=%2B12025550143`),
  ]);
  const statuses = answers.map(({ status }) => status);
  await bare.close();
  expect(bare.functions).toHaveLength(files.length);
  expect(statuses).toEqual([503, 500, 502]);
});

test('host.json names no extension bundle, which func start would have to download', () => {
  expect(JSON.parse(read('host.json'))).toMatchObject({ version: '2.0' });
  expect(read('host.json')).not.toContain('extensionBundle');
});
