import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookRequest } from '../../../sandbox/src/context.ts';
import { type Bench, openBench } from '../calls/bench.ts';
import type { Reply } from '../calls/webhookServer.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  bench.app.on('/ok', '');
});
afterEach(() => bench.close());

const request = (path: string, more: Partial<WebhookRequest> = {}): WebhookRequest => ({
  url: bench.app.origin + path,
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
  bench.twilio.webhooks.request(request(path, more));
const exchanges = () => bench.twilio.store.exchanges;

describe('a webhook request', () => {
  it.each(['POST', 'GET'] as const)(
    'by %s carries the parameters, Twilio’s headers and a valid signature',
    async (method) => {
      await send('/ok?a=1', { method });
      expect(bench.app.received).toMatchObject([
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

  it('is on record with its signature, verdict and time', async () => {
    bench.app.on('/no', { status: 403, body: 'no' });
    await send('/ok');
    await send('/no');
    expect(exchanges()).toMatchObject([
      {
        kind: 'webhook',
        purpose: 'voice',
        status: 200,
        verdict: 'accepted',
        signature: bench.app.received[0]?.headers['x-twilio-signature'],
        callSid: 'CA1',
        responseBody: '<Response></Response>',
        error: null,
      },
      { status: 403, verdict: 'refused', error: expect.stringMatching(/^11200 .*signature/) },
    ]);
    expect(exchanges().every(({ durationMs }) => typeof durationMs === 'number')).toBe(true);
  });

  it('sends user and password, which stay out of the record', async () => {
    const url = bench.app.origin.replace('http://', 'http://ada:secret@');
    await send('', { url: `${url}/ok` });
    expect(bench.app.received[0]?.headers.authorization).toBe(`Basic ${btoa('ada:secret')}`);
    expect(bench.app.received[0]?.signed).toBe(true);
    expect(JSON.stringify(exchanges())).not.toMatch(/secret|YWRh/);
  });

  it('follows a 307 with method and parameters', async () => {
    bench.app.on('/moved', { status: 307, headers: { location: '/ok' } });
    expect(await send('/moved')).toMatchObject({ ok: true, url: `${bench.app.origin}/ok` });
    expect(bench.app.at('/ok')).toMatchObject([
      { method: 'POST', signed: true, params: { From: '+12025550143' } },
    ]);
  });

  it('asks the fallback with what went wrong', async () => {
    bench.app.on('/bad', { status: 500 });
    const fallback = { url: `${bench.app.origin}/ok`, method: 'GET' } as const;
    expect(await bench.twilio.webhooks.request(request('/bad'), fallback)).toMatchObject({ ok: true });
    expect(bench.app.at('/ok')).toMatchObject([
      { method: 'GET', signed: true, params: { ErrorCode: '11200', ErrorUrl: `${bench.app.origin}/bad` } },
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
  it.each(retries)('%s', async (_name, fragment, reply, attempts) => {
    bench.app.on('/flaky', reply);
    await send(`/flaky${fragment}`);
    expect(bench.app.received).toHaveLength(attempts);
    expect(exchanges()).toHaveLength(attempts);
    const tokens = new Set(bench.app.received.map(({ headers }) => headers['i-twilio-idempotency-token']));
    expect(tokens.size).toBe(1);
    expect(bench.app.received.every(({ signed }) => signed)).toBe(true);
  });

  it('a refused connection is retried once', async () => {
    expect(await send('', { url: 'http://127.0.0.1:9/x' })).toMatchObject({ ok: false, code: 11205 });
    expect(exchanges()).toHaveLength(2);
  });

  it.each(['#rt=100', '#tt=100'])('%s ends a request that takes longer', async (fragment) => {
    bench.app.on('/slow', () => new Promise(() => undefined));
    const failure = await send(`/slow${fragment}&rc=0`);
    expect(failure).toMatchObject({ ok: false, code: 11200, message: expect.stringMatching(/in time/) });
  });

  it('an answer that never ends is cut off too', async () => {
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
  it('arrive in order, one after another for one call', async () => {
    const done: string[] = [];
    bench.app.on('/status', async ({ params }) => {
      await new Promise((resolve) => setTimeout(resolve, params.n === '0' ? 30 : 0));
      done.push(params.n ?? '');
      return '';
    });
    for (const n of ['0', '1', '2']) {
      bench.twilio.webhooks.notify(
        request('/status', { params: [['n', n]], purpose: 'call status callback' }),
      );
    }
    await bench.clock.settle();
    expect(done).toEqual(['0', '1', '2']);
  });

  it.each([
    ['answered with 204: fine', { status: 204 }, null],
    [
      'answered with anything of 2xx: fine',
      { headers: { 'content-type': 'application/json' }, body: '{}' },
      null,
    ],
    ['answered with 500: warned', { status: 500 }, expect.stringMatching(/^15003/)],
  ])('%s', async (_name, reply, error) => {
    bench.app.on('/status', reply);
    bench.twilio.webhooks.notify(request('/status'));
    await bench.clock.settle();
    expect(exchanges()).toMatchObject([{ error }]);
  });
});
