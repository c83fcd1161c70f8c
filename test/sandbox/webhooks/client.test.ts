import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WebhookRequest } from '../../../sandbox/src/context.ts';
import type { Reply } from '../../support/webhookServer.ts';
import { startTestSandbox, type TestSandbox } from '../support.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
  sandbox.app.on('/ok', '');
});
afterEach(() => sandbox.close());

const request = (path: string, more: Partial<WebhookRequest> = {}): WebhookRequest => ({
  url: sandbox.app.origin + path,
  method: 'POST',
  params: [
    ['From', '+12025550143'],
    ['Body', "a & b's ñ 😀"],
    ['Empty', ''],
  ],
  purpose: 'voice',
  callSid: 'CA1',
  ...more,
});
const send = (path: string, more?: Partial<WebhookRequest>) =>
  sandbox.twilio.webhooks.request(request(path, more));
const exchanges = () => sandbox.twilio.store.exchanges;

describe('a webhook request', () => {
  test.each(['POST', 'GET'] as const)(
    'by %s carries the parameters, Twilio’s headers and a valid signature',
    async (method) => {
      await send('/ok?a=1', { method });
      expect(sandbox.app.received).toMatchObject([
        {
          method,
          signed: true,
          params: { From: '+12025550143', Body: "a & b's ñ 😀", Empty: '', a: '1' },
          headers: {
            'user-agent': 'TwilioProxy/1.1',
            accept: '*/*',
            'i-twilio-idempotency-token': expect.stringMatching(/^[0-9a-f-]{36}$/),
          },
        },
      ]);
    },
  );

  test('is on record with its signature, verdict and time', async () => {
    sandbox.app.on('/no', { status: 403, body: 'no' });
    await send('/ok');
    await send('/no');
    expect(exchanges()).toMatchObject([
      {
        kind: 'webhook',
        purpose: 'voice',
        status: 200,
        verdict: 'accepted',
        signature: sandbox.app.received[0]?.headers['x-twilio-signature'],
        callSid: 'CA1',
        responseBody: '<Response></Response>',
        error: null,
      },
      { status: 403, verdict: 'refused', error: expect.stringMatching(/^11200 .*signature/) },
    ]);
    expect(exchanges().every(({ durationMs }) => typeof durationMs === 'number')).toBe(true);
  });

  test('sends user and password, which stay out of the record', async () => {
    const url = sandbox.app.origin.replace('http://', 'http://ada:secret@');
    await send('', { url: `${url}/ok` });
    expect(sandbox.app.received[0]?.headers.authorization).toBe(`Basic ${btoa('ada:secret')}`);
    expect(sandbox.app.received[0]?.signed).toBe(true);
    expect(JSON.stringify(exchanges())).not.toMatch(/secret|YWRh/);
  });

  test('follows a 307 with method and parameters', async () => {
    sandbox.app.on('/moved', { status: 307, headers: { location: '/ok' } });
    expect(await send('/moved')).toMatchObject({ ok: true, url: `${sandbox.app.origin}/ok` });
    expect(sandbox.app.at('/ok')).toMatchObject([
      { method: 'POST', signed: true, params: { From: '+12025550143' } },
    ]);
  });

  test('asks the fallback with what went wrong', async () => {
    sandbox.app.on('/bad', { status: 500 });
    const fallback = { url: `${sandbox.app.origin}/ok`, method: 'GET' } as const;
    expect(await sandbox.twilio.webhooks.request(request('/bad'), fallback)).toMatchObject({ ok: true });
    expect(sandbox.app.at('/ok')).toMatchObject([
      { method: 'GET', signed: true, params: { ErrorCode: '11200', ErrorUrl: `${sandbox.app.origin}/bad` } },
    ]);
  });
});

describe('connection overrides', () => {
  const retries: [string, string, Reply, number][] = [
    ['a 500 is not retried by default', '', { status: 500 }, 1],
    ['a 500 is retried as often as asked', '#rc=2&rp=5xx', { status: 500 }, 3],
    ['a 404 is retried if asked', '#rp=4xx', { status: 404 }, 2],
    ['a 404 is not a 5xx', '#rp=5xx', { status: 404 }, 1],
    ['all means all', '#rc=5&rp=all', { status: 404 }, 6],
    ['what is out of range counts as the default', '#rc=6&rp=5xx', { status: 500 }, 2],
  ];
  test.each(retries)('%s', async (_name, fragment, reply, attempts) => {
    sandbox.app.on('/flaky', reply);
    await send(`/flaky${fragment}`);
    expect(sandbox.app.received).toHaveLength(attempts);
    expect(exchanges()).toHaveLength(attempts);
    const tokens = new Set(sandbox.app.received.map(({ headers }) => headers['i-twilio-idempotency-token']));
    expect(tokens.size).toBe(1);
    expect(sandbox.app.received.every(({ signed }) => signed)).toBe(true);
  });

  test('a refused connection is retried once', async () => {
    expect(await send('', { url: 'http://127.0.0.1:9/x' })).toMatchObject({ ok: false, code: 11205 });
    expect(exchanges()).toHaveLength(2);
  });

  test.each(['#rt=100', '#tt=100'])('%s ends a request that takes longer', async (fragment) => {
    sandbox.app.on('/slow', () => new Promise(() => undefined));
    const failure = await send(`/slow${fragment}&rc=0`);
    expect(failure).toMatchObject({ ok: false, code: 11200, message: expect.stringMatching(/in time/) });
  });

  test('an answer that never ends is cut off too', async () => {
    const server = createServer((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const failure = await send('', { url: `http://127.0.0.1:${port}/#rt=100` });
    expect(failure).toMatchObject({ ok: false, code: 11200 });
    server.close();
  });
});

describe('status callbacks', () => {
  test('arrive in order, one after another for one call', async () => {
    const done: string[] = [];
    sandbox.app.on('/status', async ({ params }) => {
      await new Promise((resolve) => setTimeout(resolve, params.n === '0' ? 30 : 0));
      done.push(params.n ?? '');
      return '';
    });
    for (const n of ['0', '1', '2']) {
      sandbox.twilio.webhooks.notify(
        request('/status', { params: [['n', n]], purpose: 'call status callback' }),
      );
    }
    await sandbox.clock.settle();
    expect(done).toEqual(['0', '1', '2']);
  });

  test.each([
    ['answered with 204: fine', { status: 204 }, null],
    [
      'answered with anything of 2xx: fine',
      { headers: { 'content-type': 'application/json' }, body: '{}' },
      null,
    ],
    ['answered with 500: warned', { status: 500 }, expect.stringMatching(/^15003/)],
  ])('%s', async (_name, reply, error) => {
    sandbox.app.on('/status', reply);
    sandbox.twilio.webhooks.notify(request('/status'));
    await sandbox.clock.settle();
    expect(exchanges()).toMatchObject([{ error }]);
  });
});
