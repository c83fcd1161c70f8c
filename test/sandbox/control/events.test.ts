import { afterEach, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let controls: TestSandbox;
afterEach(() => controls.close());

interface ServerEvent {
  event: string;
  id: string;
  data: Record<string, unknown>;
}

/** Reads a stream of server-sent events; `until` resolves to the first that fits, among those already there too. */
async function listen(query = '') {
  const aborter = new AbortController();
  const response = await fetch(`${controls.origin}/sandbox/events${query}`, { signal: aborter.signal });
  const seen: ServerEvent[] = [];
  const read = async () => {
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      seen.push(...blocks.filter((block) => !block.startsWith(':')).map(parse));
    }
  };
  read().catch(() => undefined);
  const until = async (fits: (event: ServerEvent) => boolean): Promise<ServerEvent> => {
    await expect.poll(() => seen.some(fits)).toBe(true);
    return seen.find(fits) as ServerEvent;
  };
  return { response, seen, until, close: () => aborter.abort() };
}

function parse(block: string): ServerEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) };
}

test('first comes the whole state, then each change with an id of its own', async () => {
  controls = await startTestSandbox(() => ({ body: '<Response><Message>pong</Message></Response>' }));
  controls.twilio.messages.receive({ from: PERSON, to: LINE, body: 'before' });
  const stream = await listen();
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  const state = await stream.until(({ event }) => event === 'state');
  expect(state.data).toMatchObject({ calls: [], messages: [{ body: 'before' }] });

  const { sid } = (await controls.ask('POST', '/messages', { from: PERSON, body: 'ping' })).json;
  await stream.until(({ event, data }) => event === 'message' && data.inReplyTo === sid);
  const exchange = await stream.until(({ event, data }) => event === 'exchange' && data.status === 200);
  expect(exchange.data).toMatchObject({ kind: 'webhook', url: `${controls.app.origin}/sms` });
  const call = await controls.ask('POST', '/calls', { from: PERSON });
  const seen = await stream.until(({ event }) => event === 'call');
  expect(seen.data).toMatchObject({ sid: call.json.sid, heard: expect.any(Array) });
  expect(new Set(stream.seen.map(({ id }) => id)).size).toBe(stream.seen.length);
  stream.close();
});

test('a phone is held while somebody listens for it: a call to it waits', async () => {
  controls = await startTestSandbox();
  const stream = await listen(`?phone=${encodeURIComponent(PERSON)}&phone=%2B12025550144`);
  await stream.until(({ event }) => event === 'state');
  expect(controls.twilio.heldPhones.has(PERSON)).toBe(true);
  expect(controls.twilio.heldPhones.has('+12025550144')).toBe(true);
  const { json } = await controls.rest('POST', 'Calls.json', [
    ['To', PERSON],
    ['From', LINE],
    ['Twiml', '<Response><Say>Hello</Say></Response>'],
  ]);
  await controls.clock.advance(20_000);
  expect(controls.twilio.store.calls.get(json.sid)?.status).toBe('ringing');
  await controls.ask('POST', `/calls/${json.sid}/answer`);
  await controls.clock.advance(1000);
  expect(controls.twilio.store.calls.get(json.sid)?.heard).toMatchObject([{ text: 'Hello' }]);
  stream.close();
  await expect.poll(() => controls.twilio.heldPhones.has(PERSON)).toBe(false);
});

test('a page may be somebody without a number', async () => {
  controls = await startTestSandbox();
  const stream = await listen('?phone=anonymous&phone=client%3Afront_desk&phone=%2B266696687&phone=12345');
  await stream.until(({ event }) => event === 'state');
  expect(stream.response.status).toBe(200);
  stream.close();
});

test('a phone of nobody is refused', async () => {
  controls = await startTestSandbox();
  const response = await fetch(`${controls.origin}/sandbox/events?phone=`);
  expect(response.status).toBe(400);
});

test('a phone that is no number is refused', async () => {
  controls = await startTestSandbox();
  // An unescaped + is a blank in a query: the likeliest slip.
  const response = await fetch(`${controls.origin}/sandbox/events?phone=${PERSON}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ field: 'phone', error: expect.stringContaining('%2B') });
});
