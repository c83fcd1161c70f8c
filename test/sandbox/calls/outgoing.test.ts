import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingCall } from '../../../sandbox/src/context.ts';
import { type Bench, CALLER, heard, LINE, openBench, problems } from './bench.ts';

const ALL = ['initiated', 'ringing', 'answered', 'completed'];
let bench: Bench;
let followed: Partial<OutgoingCall>;
beforeEach(async () => {
  bench = await openBench();
  bench.app.on('/voice', '<Say>Hello Monkey!</Say>').on('/status', '').on('/recorded', '');
  followed = { statusCallback: `${bench.app.origin}/status`, statusCallbackEvents: ALL };
});
afterEach(() => bench.close());

const callbacks = () => bench.app.at('/status').map(({ params }) => params);

describe('an outgoing call', () => {
  it('is answered by itself after a ring, fetches its TwiML and completes, all reported in order', async () => {
    const before = bench.clock.now();
    const call = bench.place(followed);
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', from: LINE, to: CALLER });
    await bench.finish();
    expect(heard(call)).toEqual(['Hello Monkey!']);
    expect(bench.app.at('/voice')).toMatchObject([
      { signed: true, params: { CallStatus: 'in-progress', Direction: 'outbound-api' } },
    ]);
    expect(callbacks().map(({ CallStatus, SequenceNumber }) => [CallStatus, SequenceNumber])).toEqual([
      ['initiated', '0'],
      ['ringing', '1'],
      ['in-progress', '2'],
      ['completed', '3'],
    ]);
    expect(callbacks().map((params) => 'CallDuration' in params)).toEqual([false, false, false, true]);
    expect(bench.app.at('/status').every(({ signed }) => signed)).toBe(true);
    expect(bench.clock.now() - before).toBeLessThan(2000);
  });

  it.each([
    ['only completed by default', [], ['completed']],
    ['those asked for', ['ringing', 'answered'], ['ringing', 'in-progress']],
  ])('reports %s', async (_name, statusCallbackEvents, statuses) => {
    bench.place({ ...followed, statusCallbackEvents });
    await bench.finish();
    expect(callbacks().map(({ CallStatus }) => CallStatus)).toEqual(statuses);
  });

  it.each([
    ['answered', (sid: string) => bench.twilio.calls.answer(sid), 'completed', ['Hello Monkey!']],
    ['declined', (sid: string) => bench.twilio.calls.decline(sid), 'busy', []],
    ['not answered in time', () => undefined, 'no-answer', []],
    ['canceled', (sid: string) => bench.twilio.calls.update(sid, { status: 'canceled' }), 'canceled', []],
    [
      'ended by request',
      (sid: string) => bench.twilio.calls.update(sid, { status: 'completed' }),
      'canceled',
      [],
    ],
  ])('rings at a held phone until it is %s', async (_name, act, status, expected) => {
    bench.twilio.heldPhones.hold(CALLER);
    const call = bench.place({ ...followed, timeout: 20 });
    await bench.clock.advance(10_000);
    expect(call.status).toBe('ringing');
    act(call.sid);
    await bench.finish();
    expect(call.status).toBe(status);
    expect(heard(call)).toEqual(expected);
    expect(callbacks().at(-1)).toMatchObject({ CallStatus: status });
  });

  it('canceled while queued reports nothing', async () => {
    const call = bench.place(followed);
    bench.twilio.calls.update(call.sid, { status: 'canceled' });
    await bench.finish();
    expect(call.status).toBe('canceled');
    expect(callbacks()).toEqual([]);
  });

  it('runs TwiML given in the request, and finds no URL for a Gather without one', async () => {
    const call = bench.place({
      url: undefined,
      twiml: '<Response><Say>Hi</Say><Gather numDigits="1"/></Response>',
    });
    bench.twilio.heldPhones.hold(CALLER);
    await bench.clock.advance(100);
    bench.twilio.calls.answer(call.sid);
    bench.twilio.calls.press(call.sid, '1');
    await bench.finish();
    expect(problems(call)).toEqual([expect.stringMatching(/11100/)]);
    expect(heard(call)).toEqual(['Hi', expect.stringMatching(/application error/)]);
  });

  it('with machine detection, digits and recording says so in its requests', async () => {
    bench.place({
      ...followed,
      machineDetection: true,
      record: true,
      recordingStatusCallback: `${bench.app.origin}/recorded`,
    });
    const second = bench.place({ sendDigits: '12', machineDetection: true });
    await bench.finish();
    expect(bench.app.at('/voice')[0]?.params).toMatchObject({ AnsweredBy: 'human' });
    expect(callbacks().at(-1)).toMatchObject({ RecordingSid: expect.stringMatching(/^RE/) });
    expect(bench.app.at('/recorded')).toMatchObject([{ params: { RecordingSource: 'OutboundAPI' } }]);
    expect(heard(second)[0]).toBe('[tones 12]');
    expect(second.answeredBy).toBeNull();
  });

  it('takes its full time once somebody attends to it', async () => {
    bench.app.on('/voice', '<Pause length="8"/>');
    const alone = bench.place();
    const attended = bench.place();
    await bench.clock.advance(500);
    bench.twilio.calls.press(attended.sid, '1');
    await bench.finish();
    const seconds = (call: typeof alone) => ((call.endTime ?? 0) - (call.startTime ?? 0)) / 1000;
    expect(seconds(alone)).toBe(2);
    expect(seconds(attended)).toBe(8);
  });

  it('ends when nobody answers its prompts', async () => {
    bench.app.on('/voice', '<Gather><Say>Press 1</Say></Gather><Redirect>/voice</Redirect>');
    const call = bench.place();
    await bench.finish();
    expect(heard(call)).toEqual(['Press 1', 'Press 1', 'Press 1']);
    expect(call.status).toBe('completed');
  });

  it('is cut off at its time limit', async () => {
    bench.app.on('/voice', '<Pause length="600"/>');
    const call = bench.place({ timeLimit: 30 });
    await bench.finish();
    expect(((call.endTime ?? 0) - (call.startTime ?? 0)) / 1000).toBe(30);
  });

  it('to the line itself comes in there', async () => {
    bench.app.on('/out', '<Say>Out</Say><Pause length="2"/>');
    const call = bench.place({ to: LINE, url: `${bench.app.origin}/out` });
    await bench.finish();
    const [, incoming] = [...bench.twilio.store.calls.values()];
    expect([call.status, incoming?.status, incoming?.direction]).toEqual([
      'completed',
      'completed',
      'inbound',
    ]);
    expect(incoming && heard(incoming)).toEqual(['Hello Monkey!']);
  });
});

describe('an update of a call', () => {
  it('replaces what the call is doing', async () => {
    bench.app.on('/voice', '<Say>One</Say><Pause length="60"/><Say>Two</Say>').on('/new', '<Say>New</Say>');
    const call = bench.place();
    await bench.clock.advance(3000);
    bench.twilio.calls.update(call.sid, { url: `${bench.app.origin}/new` });
    await bench.finish();
    expect(heard(call)).toEqual(['One', 'New']);
    expect(call.status).toBe('completed');
  });

  it.each([['redirect before the answer', { twiml: '<Response/>' }, /not in progress/]])(
    'refuses a %s',
    (_name, update, message) => {
      const call = bench.place();
      expect(() => bench.twilio.calls.update(call.sid, update)).toThrow(message);
    },
  );

  it('knows unknown calls (404) from finished ones (409)', async () => {
    const call = bench.place();
    await bench.finish();
    expect(() => bench.twilio.calls.update(call.sid, { status: 'completed' })).toThrow(
      expect.objectContaining({ status: 409 }),
    );
    expect(() => bench.twilio.calls.answer('CA0')).toThrow(expect.objectContaining({ status: 404 }));
    expect(() => bench.twilio.calls.receive({ from: CALLER, to: '+12025559999' })).toThrow(
      expect.objectContaining({ status: 404 }),
    );
  });
});
