import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Line, ManualClock, startLine } from '#testing';
import type { Call, Exchange, Message } from '../../sandbox/src/index.ts';

const clock = new ManualClock();
const functionKey = 'the-function-key';
const lineNumber = '+15005550006';
const owner = '+12025550100';
const caller = '+12025550143';
let line: Line;

interface State {
  calls: (Omit<Call, 'heard'> & { heard: string[] })[];
  messages: Message[];
  exchanges: Exchange[];
}

beforeAll(async () => {
  line = await startLine({ clock, keys: { function: functionKey } });
});
afterAll(() => line.close());

let before: State;
beforeEach(async () => {
  before = await everything();
});

async function everything(): Promise<State> {
  return (await fetch(`${line.origin}/sandbox/state`)).json() as Promise<State>;
}

/** What came since the test began, when no timer is left. */
async function afterwards(): Promise<State> {
  for (let steps = 0; await clock.next(); steps++)
    if (steps > 500) throw new Error('The line never comes to rest.');
  const { calls, messages, exchanges } = await everything();
  const lastExchange = before.exchanges.at(-1)?.id ?? 0;
  return {
    calls: calls.slice(before.calls.length),
    messages: messages.slice(before.messages.length),
    exchanges: exchanges.filter(({ id }) => id > lastExchange),
  };
}

async function makeCall(body: object): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${line.functionsUrl}/makeCall`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-functions-key': functionKey },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

async function text(from: string, body: string): Promise<void> {
  await fetch(`${line.origin}/sandbox/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, body }),
  });
}

const described = ({ kind, purpose, status }: Exchange) => `${kind} ${purpose} ${status}`;

describe('makeCall', () => {
  test('goes from HTTP to the callee and back, with every part on real HTTP and signed', async () => {
    const { status, answer } = await makeCall({ to: caller });
    expect([status, answer]).toEqual([
      201,
      { sid: expect.stringMatching(/^CA/), status: 'queued', to: caller, from: lineNumber },
    ]);
    const { calls, exchanges } = await afterwards();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      sid: answer.sid,
      status: 'completed',
      direction: 'outbound-api',
      from: lineNumber,
      to: caller,
    });
    expect(calls[0]?.heard[0]).toBe('Hello Monkey!');
    expect(calls[0]?.trace.map(({ verb }) => verb)).toEqual(['Say', 'Gather', 'Say', 'Say', 'Hangup']);
    expect(
      exchanges.filter(({ kind }) => kind === 'rest').map(({ method, status }) => [method, status]),
    ).toEqual([['POST', 201]]);
    const webhooks = exchanges.filter(({ kind }) => kind === 'webhook');
    expect(webhooks.every(({ verdict, signature }) => verdict === 'accepted' && signature)).toBe(true);
    const steps = webhooks
      .filter(({ url }) => url.endsWith('/callStatus'))
      .map(({ params }) => Object.fromEntries(params));
    expect(steps.map(({ CallStatus, SequenceNumber }) => `${SequenceNumber} ${CallStatus}`)).toEqual([
      '0 initiated',
      '1 ringing',
      '2 in-progress',
      '3 completed',
    ]);
    expect(line.logs.join('\n')).toMatch(/call\.status.*completed/);
  });

  test('says a text of its own', async () => {
    await makeCall({ to: caller, say: 'Your table is ready & waiting.' });
    const { calls } = await afterwards();
    expect(calls[0]?.heard).toEqual(['Your table is ready & waiting.']);
  });

  test('tells of a number that Twilio refuses', async () => {
    const { status, answer } = await makeCall({ to: '+15005550001' });
    expect([status, answer.twilioCode]).toEqual([422, 21217]);
    expect((await afterwards()).calls).toEqual([]);
  });

  test('costs nothing without the key', async () => {
    const response = await fetch(`${line.functionsUrl}/makeCall?to=%2B12025550143`);
    expect(response.status).toBe(401);
    expect((await afterwards()).calls).toEqual([]);
  });
});

describe('a text', () => {
  test('gets the reply of the guide, and reaches the owner', async () => {
    await text(caller, 'ping');
    const { messages, exchanges } = await afterwards();
    const [inbound, ...sent] = messages;
    expect(inbound).toMatchObject({
      direction: 'inbound',
      from: caller,
      to: lineNumber,
      body: 'ping',
      status: 'received',
    });
    const reply = sent.find(({ to }) => to === caller);
    expect(reply).toMatchObject({
      direction: 'outbound-reply',
      from: lineNumber,
      status: 'delivered',
      body: 'Hey, thanks for the ping! Twilio and Azure rock!',
    });
    expect(sent.find(({ to }) => to === owner)?.body).toMatch(/ping/);
    expect(exchanges.map(described)).toContain('webhook message 200');
  });

  test('CALL has the line call back', async () => {
    await text(caller, 'Call');
    const { calls, messages } = await afterwards();
    expect(messages.find(({ to, direction }) => to === caller && direction === 'outbound-reply')?.body).toBe(
      'Calling you now.',
    );
    expect(calls[0]).toMatchObject({ to: caller, direction: 'outbound-api', status: 'completed' });
    expect(calls[0]?.heard).toContain('Hello Monkey!');
  });
});

describe('sendSms', () => {
  test('delivers a text and is told of each step', async () => {
    const response = await fetch(`${line.functionsUrl}/sendSms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-functions-key': functionKey },
      body: JSON.stringify({ to: caller, body: '한'.repeat(71) }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    expect([response.status, answer.segments, answer.status]).toEqual([201, 2, 'queued']);
    const { messages, exchanges } = await afterwards();
    expect(messages[0]).toMatchObject({ sid: answer.sid, status: 'delivered' });
    const steps = exchanges.filter(({ url }) => url.endsWith('/messageStatus'));
    expect(steps.map(({ params }) => Object.fromEntries(params).MessageStatus)).toEqual([
      'sent',
      'delivered',
    ]);
    expect(steps.every(({ status }) => status === 204)).toBe(true);
  });
});

describe('a voicemail', () => {
  test('is recorded, and the owner is texted who called, how long and where to listen', async () => {
    const phone = line.phone(caller);
    const call = await phone.call();
    await call.hears('Hello Monkey!');
    await call.press('2');
    await call.hears('leave a message');
    await call.leaves({ seconds: 7 });
    await call.hears('Thank you');
    const { messages } = await afterwards();
    const notice = messages.find(({ to }) => to === owner);
    expect(notice?.body).toContain(caller);
    expect(notice?.body).toMatch(/7 seconds/);
    const recording = /http\S+/.exec(notice?.body ?? '')?.[0] ?? '';
    const media = await fetch(recording);
    expect([media.status, media.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/audio\/.*wav/),
    ]);
  });
});
