import { describe, expect, test } from 'vitest';
import { CALLER, heard, OWNER } from '../../support/testSandbox.ts';
import { sandboxForDials } from './dialing.ts';

const dials = sandboxForDials();
const { hold, leg, toAction, dial } = dials;

describe('Dial', () => {
  test('connects with whoever answers, and its action takes over when they hang up', async () => {
    const call = dial(OWNER);
    await dials.sandbox.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Dial completed']);
    expect(leg(OWNER)).toMatchObject({
      direction: 'outbound-dial',
      parentCallSid: call.sid,
      from: CALLER,
      status: 'completed',
    });
    expect(toAction()).toMatchObject([
      { DialCallSid: leg(OWNER).sid, DialCallDuration: '10', DialBridged: 'true', CallSid: call.sid },
    ]);
  });

  test.each([
    ['declined', 'busy', (sid: string) => dials.sandbox.twilio.calls.decline(sid)],
    ['not answered', 'no-answer', () => undefined],
    [
      'canceled over REST',
      'canceled',
      (sid: string) => dials.sandbox.twilio.calls.update(sid, { status: 'canceled' }),
    ],
    [
      'answered',
      'completed',
      (sid: string) => {
        dials.sandbox.twilio.calls.answer(sid);
        dials.sandbox.twilio.calls.hangUp(sid);
      },
    ],
  ])('%s is %s to the action', async (_name, status, act) => {
    hold(OWNER);
    dial(OWNER);
    await dials.sandbox.clock.advance(2000);
    act(leg(OWNER).sid);
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: status }]);
  });

  test('rings for its timeout and five seconds more', async () => {
    hold(OWNER);
    dial(OWNER, 'action="/after" timeout="20"');
    await dials.sandbox.clock.advance(24_900);
    expect(leg(OWNER).status).toBe('ringing');
    await dials.sandbox.clock.advance(200);
    expect(leg(OWNER).status).toBe('no-answer');
  });

  test('without an action goes on with the next verb', async () => {
    const call = dials.sandbox.receive(`<Dial>${OWNER}</Dial><Say>Goodbye</Say>`);
    await dials.sandbox.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Goodbye']);
  });

  test('ends with the caller, ringing or talking', async () => {
    hold(OWNER);
    const call = dial(OWNER);
    await dials.sandbox.clock.advance(2000);
    dials.sandbox.twilio.calls.hangUp(call.sid);
    await dials.sandbox.finish();
    expect([call.status, leg(OWNER).status]).toEqual(['completed', 'canceled']);
  });

  test('lets the two hear each other', async () => {
    hold(OWNER);
    const call = dial(OWNER);
    await dials.sandbox.clock.advance(2000);
    dials.sandbox.twilio.calls.answer(leg(OWNER).sid);
    dials.sandbox.twilio.calls.speak(call.sid, 'Hello?');
    await dials.sandbox.clock.advance(1000);
    dials.sandbox.twilio.calls.speak(leg(OWNER).sid, 'Yes?');
    dials.sandbox.twilio.calls.press(leg(OWNER).sid, '5');
    await dials.sandbox.clock.advance(60_000);
    expect(heard(leg(OWNER))).toEqual(['Hello?']);
    expect(heard(call)).toEqual(['[ringing]', 'Yes?', '[key 5]']);
    dials.sandbox.twilio.calls.hangUp(call.sid);
  });

  test('hangs up on star if told to, and on its time limit', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'action="/after" hangupOnStar="true"');
    await dials.sandbox.clock.advance(2000);
    dials.sandbox.twilio.calls.answer(leg(OWNER).sid);
    dials.sandbox.twilio.calls.press(call.sid, '1*');
    await dials.sandbox.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Dial completed']);
  });

  test('ends at its time limit', async () => {
    hold(OWNER);
    dial(OWNER, 'action="/after" timeLimit="60"');
    await dials.sandbox.clock.advance(2000);
    dials.sandbox.twilio.calls.answer(leg(OWNER).sid);
    await dials.sandbox.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: 'completed', DialCallDuration: '60' }]);
  });

  test('with answerOnBridge answers the caller only then', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'answerOnBridge="true"');
    await dials.sandbox.clock.advance(2000);
    expect(call.status).toBe('ringing');
    dials.sandbox.twilio.calls.answer(leg(OWNER).sid);
    await dials.sandbox.clock.advance(10);
    expect(call.status).toBe('in-progress');
    dials.sandbox.twilio.calls.hangUp(call.sid);
  });

  test('with answerOnBridge and nobody there never answers', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'answerOnBridge="true"');
    await dials.sandbox.clock.advance(2000);
    dials.sandbox.twilio.calls.decline(leg(OWNER).sid);
    await dials.sandbox.finish();
    expect(call).toMatchObject({ status: 'busy', startTime: null });
  });

  test('records, and says where', async () => {
    dial(OWNER, 'action="/after" record="record-from-answer-dual" recordingStatusCallback="/recorded"');
    await dials.sandbox.finish();
    const [recording] = [...dials.sandbox.twilio.store.recordings.values()];
    expect(recording).toMatchObject({ source: 'DialVerb', channels: 2, duration: 10 });
    expect(toAction()).toMatchObject([{ RecordingUrl: expect.stringContaining(recording?.sid ?? '?') }]);
    expect(dials.sandbox.app.at('/recorded')).toMatchObject([{ params: { RecordingSource: 'DialVerb' } }]);
  });
});
