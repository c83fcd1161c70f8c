import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingCall } from '../../../sandbox/src/context.ts';
import { CALLER, heard, LINE, openSandbox, problems, type TestSandbox } from '../../support/testSandbox.ts';

const ALL = ['initiated', 'ringing', 'answered', 'completed'];
let sandbox: TestSandbox;
let followed: Partial<OutgoingCall>;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.app.on('/voice', '<Say>Hello Monkey!</Say>').on('/status', '').on('/recorded', '');
  followed = { statusCallback: `${sandbox.app.origin}/status`, statusCallbackEvents: ALL };
});
afterEach(() => sandbox.close());

const callbacks = () => sandbox.app.at('/status').map(({ params }) => params);

describe('an outgoing call', () => {
  test('is answered by itself after a ring, fetches its TwiML and completes, all reported in order', async () => {
    const before = sandbox.clock.now();
    const call = sandbox.place(followed);
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', from: LINE, to: CALLER });
    await sandbox.finish();
    expect(heard(call)).toEqual(['Hello Monkey!']);
    expect(sandbox.app.at('/voice')).toMatchObject([
      { signed: true, params: { CallStatus: 'in-progress', Direction: 'outbound-api' } },
    ]);
    expect(callbacks().map(({ CallStatus, SequenceNumber }) => [CallStatus, SequenceNumber])).toEqual([
      ['initiated', '0'],
      ['ringing', '1'],
      ['in-progress', '2'],
      ['completed', '3'],
    ]);
    expect(callbacks().map((params) => 'CallDuration' in params)).toEqual([false, false, false, true]);
    expect(sandbox.app.at('/status').every(({ signed }) => signed)).toBe(true);
    expect(sandbox.clock.now() - before).toBeLessThan(2000);
  });

  test.each([
    ['only completed by default', [], ['completed']],
    ['those asked for', ['ringing', 'answered'], ['ringing', 'in-progress']],
  ])('reports %s', async (_name, statusCallbackEvents, statuses) => {
    sandbox.place({ ...followed, statusCallbackEvents });
    await sandbox.finish();
    expect(callbacks().map(({ CallStatus }) => CallStatus)).toEqual(statuses);
  });

  test.each([
    ['answered', (sid: string) => sandbox.twilio.calls.answer(sid), 'completed', ['Hello Monkey!']],
    ['declined', (sid: string) => sandbox.twilio.calls.decline(sid), 'busy', []],
    ['not answered in time', () => undefined, 'no-answer', []],
    ['canceled', (sid: string) => sandbox.twilio.calls.update(sid, { status: 'canceled' }), 'canceled', []],
    [
      'ended by request',
      (sid: string) => sandbox.twilio.calls.update(sid, { status: 'completed' }),
      'canceled',
      [],
    ],
  ])('rings at a held phone until it is %s', async (_name, act, status, expected) => {
    sandbox.twilio.heldPhones.hold(CALLER);
    const call = sandbox.place({ ...followed, timeout: 20 });
    await sandbox.clock.advance(10_000);
    expect(call.status).toBe('ringing');
    act(call.sid);
    await sandbox.finish();
    expect(call.status).toBe(status);
    expect(heard(call)).toEqual(expected);
    expect(callbacks().at(-1)).toMatchObject({ CallStatus: status });
  });

  test('canceled while queued reports nothing', async () => {
    const call = sandbox.place(followed);
    sandbox.twilio.calls.update(call.sid, { status: 'canceled' });
    await sandbox.finish();
    expect(call.status).toBe('canceled');
    expect(callbacks()).toEqual([]);
  });

  test('runs TwiML given in the request, and finds no URL for a Gather without one', async () => {
    const call = sandbox.place({
      url: undefined,
      twiml: '<Response><Say>Hi</Say><Gather numDigits="1"/></Response>',
    });
    sandbox.twilio.heldPhones.hold(CALLER);
    await sandbox.clock.advance(100);
    sandbox.twilio.calls.answer(call.sid);
    sandbox.twilio.calls.press(call.sid, '1');
    await sandbox.finish();
    expect(problems(call)).toEqual([expect.stringMatching(/11100/)]);
    expect(heard(call)).toEqual(['Hi', expect.stringMatching(/application error/)]);
  });

  test('with machine detection, digits and recording says so in its requests', async () => {
    const first = sandbox.place({
      ...followed,
      machineDetection: 'Enable',
      record: true,
      recordingStatusCallback: `${sandbox.app.origin}/recorded`,
    });
    const second = sandbox.place({ sendDigits: '12', machineDetection: 'Enable' });
    await sandbox.finish();
    const asked = sandbox.app.at('/voice').map(({ params }) => [params.CallSid, params.AnsweredBy]);
    expect(asked).toEqual([
      [second.sid, undefined],
      [first.sid, 'human'],
    ]);
    expect(callbacks().at(-1)).toMatchObject({ RecordingSid: expect.stringMatching(/^RE/) });
    expect(sandbox.app.at('/recorded')).toMatchObject([{ params: { RecordingSource: 'OutboundAPI' } }]);
    expect(heard(second)[0]).toBe('[tones 12]');
    expect(second.answeredBy).toBeNull();
  });

  test('takes its full time once somebody attends to it', async () => {
    sandbox.app.on('/voice', '<Pause length="8"/>');
    const alone = sandbox.place();
    const attended = sandbox.place();
    await sandbox.clock.advance(500);
    sandbox.twilio.calls.press(attended.sid, '1');
    await sandbox.finish();
    const seconds = (call: typeof alone) => ((call.endTime ?? 0) - (call.startTime ?? 0)) / 1000;
    expect(seconds(alone)).toBe(2);
    expect(seconds(attended)).toBe(8);
  });

  test('ends when nobody answers its prompts', async () => {
    sandbox.app.on('/voice', '<Gather><Say>Press 1</Say></Gather><Redirect>/voice</Redirect>');
    const call = sandbox.place();
    await sandbox.finish();
    expect(heard(call)).toEqual(['Press 1', 'Press 1', 'Press 1']);
    expect(call.status).toBe('completed');
  });

  test('is cut off at its time limit', async () => {
    sandbox.app.on('/voice', '<Pause length="600"/>');
    const call = sandbox.place({ timeLimit: 30 });
    await sandbox.finish();
    expect(((call.endTime ?? 0) - (call.startTime ?? 0)) / 1000).toBe(30);
  });

  test('to the line itself comes in there', async () => {
    sandbox.app.on('/out', '<Say>Out</Say><Pause length="2"/>');
    const call = sandbox.place({ to: LINE, url: `${sandbox.app.origin}/out` });
    await sandbox.finish();
    const [, incoming] = [...sandbox.twilio.store.calls.values()];
    expect([call.status, incoming?.status, incoming?.direction]).toEqual([
      'completed',
      'completed',
      'inbound',
    ]);
    expect(incoming && heard(incoming)).toEqual(['Hello Monkey!']);
  });
});

describe('an update of a call', () => {
  test('replaces what the call is doing', async () => {
    sandbox.app.on('/voice', '<Say>One</Say><Pause length="60"/><Say>Two</Say>').on('/new', '<Say>New</Say>');
    const call = sandbox.place();
    await sandbox.clock.advance(3000);
    sandbox.twilio.calls.update(call.sid, { url: `${sandbox.app.origin}/new` });
    await sandbox.finish();
    expect(heard(call)).toEqual(['One', 'New']);
    expect(call.status).toBe('completed');
  });

  test.each([['redirect before the answer', { twiml: '<Response/>' }, /not in progress/]])(
    'refuses a %s',
    (_name, update, message) => {
      const call = sandbox.place();
      expect(() => sandbox.twilio.calls.update(call.sid, update)).toThrow(message);
    },
  );

  test('knows unknown calls (404) from finished ones (409)', async () => {
    const call = sandbox.place();
    await sandbox.finish();
    expect(() => sandbox.twilio.calls.update(call.sid, { status: 'completed' })).toThrow(
      expect.objectContaining({ status: 409 }),
    );
    expect(() => sandbox.twilio.calls.answer('CA0')).toThrow(expect.objectContaining({ status: 404 }));
    expect(() => sandbox.twilio.calls.receive({ from: CALLER, to: '+12025559999' })).toThrow(
      expect.objectContaining({ status: 404 }),
    );
  });
});
