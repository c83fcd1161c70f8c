import { describe, expect, it } from 'vitest';
import { CALLER, heard, OWNER } from './bench.ts';
import { benchForDials } from './dialBench.ts';

const dials = benchForDials();
const { hold, leg, toAction, dial } = dials;

describe('Dial', () => {
  it('connects with whoever answers, and its action takes over when they hang up', async () => {
    const call = dial(OWNER);
    await dials.bench.finish();
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

  it.each([
    ['declined', 'busy', (sid: string) => dials.bench.twilio.calls.decline(sid)],
    ['not answered', 'no-answer', () => undefined],
    [
      'canceled over REST',
      'canceled',
      (sid: string) => dials.bench.twilio.calls.update(sid, { status: 'canceled' }),
    ],
    [
      'answered',
      'completed',
      (sid: string) => {
        dials.bench.twilio.calls.answer(sid);
        dials.bench.twilio.calls.hangUp(sid);
      },
    ],
  ])('%s is %s to the action', async (_name, status, act) => {
    hold(OWNER);
    dial(OWNER);
    await dials.bench.clock.advance(2000);
    act(leg(OWNER).sid);
    await dials.bench.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: status }]);
  });

  it('rings for its timeout and five seconds more', async () => {
    hold(OWNER);
    dial(OWNER, 'action="/after" timeout="20"');
    await dials.bench.clock.advance(24_900);
    expect(leg(OWNER).status).toBe('ringing');
    await dials.bench.clock.advance(200);
    expect(leg(OWNER).status).toBe('no-answer');
  });

  it('without an action goes on with the next verb', async () => {
    const call = dials.bench.receive(`<Dial>${OWNER}</Dial><Say>Goodbye</Say>`);
    await dials.bench.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Goodbye']);
  });

  it('ends with the caller, ringing or talking', async () => {
    hold(OWNER);
    const call = dial(OWNER);
    await dials.bench.clock.advance(2000);
    dials.bench.twilio.calls.hangUp(call.sid);
    await dials.bench.finish();
    expect([call.status, leg(OWNER).status]).toEqual(['completed', 'canceled']);
  });

  it('lets the two hear each other', async () => {
    hold(OWNER);
    const call = dial(OWNER);
    await dials.bench.clock.advance(2000);
    dials.bench.twilio.calls.answer(leg(OWNER).sid);
    dials.bench.twilio.calls.speak(call.sid, 'Hello?');
    await dials.bench.clock.advance(1000);
    dials.bench.twilio.calls.speak(leg(OWNER).sid, 'Yes?');
    dials.bench.twilio.calls.press(leg(OWNER).sid, '5');
    await dials.bench.clock.advance(60_000);
    expect(heard(leg(OWNER))).toEqual(['Hello?']);
    expect(heard(call)).toEqual(['[ringing]', 'Yes?', '[key 5]']);
    dials.bench.twilio.calls.hangUp(call.sid);
  });

  it('hangs up on star if told to, and on its time limit', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'action="/after" hangupOnStar="true"');
    await dials.bench.clock.advance(2000);
    dials.bench.twilio.calls.answer(leg(OWNER).sid);
    dials.bench.twilio.calls.press(call.sid, '1*');
    await dials.bench.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Dial completed']);
  });

  it('ends at its time limit', async () => {
    hold(OWNER);
    dial(OWNER, 'action="/after" timeLimit="60"');
    await dials.bench.clock.advance(2000);
    dials.bench.twilio.calls.answer(leg(OWNER).sid);
    await dials.bench.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: 'completed', DialCallDuration: '60' }]);
  });

  it('with answerOnBridge answers the caller only then', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'answerOnBridge="true"');
    await dials.bench.clock.advance(2000);
    expect(call.status).toBe('ringing');
    dials.bench.twilio.calls.answer(leg(OWNER).sid);
    await dials.bench.clock.advance(10);
    expect(call.status).toBe('in-progress');
    dials.bench.twilio.calls.hangUp(call.sid);
  });

  it('with answerOnBridge and nobody there never answers', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'answerOnBridge="true"');
    await dials.bench.clock.advance(2000);
    dials.bench.twilio.calls.decline(leg(OWNER).sid);
    await dials.bench.finish();
    expect(call).toMatchObject({ status: 'busy', startTime: null });
  });

  it('records, and says where', async () => {
    dial(OWNER, 'action="/after" record="record-from-answer-dual" recordingStatusCallback="/recorded"');
    await dials.bench.finish();
    const [recording] = [...dials.bench.twilio.store.recordings.values()];
    expect(recording).toMatchObject({ source: 'DialVerb', channels: 2, duration: 10 });
    expect(toAction()).toMatchObject([{ RecordingUrl: expect.stringContaining(recording?.sid ?? '?') }]);
    expect(dials.bench.app.at('/recorded')).toMatchObject([{ params: { RecordingSource: 'DialVerb' } }]);
  });
});
