import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../sandbox/twilio/model.ts';
import { type Bench, CALLER, heard, OWNER, openBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  bench.app
    .on('/after', ({ params }) => `<Say>Dial ${params.DialCallStatus}</Say>`)
    .on('/status', '')
    .on('/recorded', '');
});
afterEach(() => bench.close());

const hold = (...numbers: string[]) => numbers.map((number) => bench.parts.heldPhones.hold(number));
const legs = () => [...bench.parts.store.calls.values()].filter(({ parentCallSid }) => parentCallSid);
const leg = (to: string): Call => {
  const found = legs().find((call) => call.to === to);
  if (!found) throw new Error(`no call to ${to}`);
  return found;
};
const toAction = () => bench.app.at('/after').map(({ params }) => params);
const dial = (inner: string, attributes = 'action="/after"') =>
  bench.receive(`<Dial ${attributes}>${inner}</Dial>`);

describe('Dial', () => {
  it('connects with whoever answers, and its action takes over when they hang up', async () => {
    const call = dial(OWNER);
    await bench.finish();
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
    ['declined', 'busy', (sid: string) => bench.parts.calls.decline(sid)],
    ['not answered', 'no-answer', () => undefined],
    [
      'canceled over REST',
      'canceled',
      (sid: string) => bench.parts.calls.update(sid, { status: 'canceled' }),
    ],
    [
      'answered',
      'completed',
      (sid: string) => {
        bench.parts.calls.answer(sid);
        bench.parts.calls.hangUp(sid);
      },
    ],
  ])('%s is %s to the action', async (_name, status, act) => {
    hold(OWNER);
    dial(OWNER);
    await bench.clock.advance(2000);
    act(leg(OWNER).sid);
    await bench.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: status }]);
  });

  it('rings for its timeout and five seconds more', async () => {
    hold(OWNER);
    dial(OWNER, 'action="/after" timeout="20"');
    await bench.clock.advance(24_900);
    expect(leg(OWNER).status).toBe('ringing');
    await bench.clock.advance(200);
    expect(leg(OWNER).status).toBe('no-answer');
  });

  it('without an action goes on with the next verb', async () => {
    const call = bench.receive(`<Dial>${OWNER}</Dial><Say>Goodbye</Say>`);
    await bench.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Goodbye']);
  });

  it('ends with the caller, ringing or talking', async () => {
    hold(OWNER);
    const call = dial(OWNER);
    await bench.clock.advance(2000);
    bench.parts.calls.hangUp(call.sid);
    await bench.finish();
    expect([call.status, leg(OWNER).status]).toEqual(['completed', 'canceled']);
  });

  it('lets the two hear each other', async () => {
    hold(OWNER);
    const call = dial(OWNER);
    await bench.clock.advance(2000);
    bench.parts.calls.answer(leg(OWNER).sid);
    bench.parts.calls.speak(call.sid, 'Hello?');
    await bench.clock.advance(1000);
    bench.parts.calls.speak(leg(OWNER).sid, 'Yes?');
    bench.parts.calls.press(leg(OWNER).sid, '5');
    await bench.clock.advance(60_000);
    expect(heard(leg(OWNER))).toEqual(['Hello?']);
    expect(heard(call)).toEqual(['[ringing]', 'Yes?', '[key 5]']);
    bench.parts.calls.hangUp(call.sid);
  });

  it('hangs up on star if told to, and on its time limit', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'action="/after" hangupOnStar="true"');
    await bench.clock.advance(2000);
    bench.parts.calls.answer(leg(OWNER).sid);
    bench.parts.calls.press(call.sid, '1*');
    await bench.finish();
    expect(heard(call)).toEqual(['[ringing]', 'Dial completed']);
  });

  it('ends at its time limit', async () => {
    hold(OWNER);
    dial(OWNER, 'action="/after" timeLimit="60"');
    await bench.clock.advance(2000);
    bench.parts.calls.answer(leg(OWNER).sid);
    await bench.finish();
    expect(toAction()).toMatchObject([{ DialCallStatus: 'completed', DialCallDuration: '60' }]);
  });

  it('with answerOnBridge answers the caller only then', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'answerOnBridge="true"');
    await bench.clock.advance(2000);
    expect(call.status).toBe('ringing');
    bench.parts.calls.answer(leg(OWNER).sid);
    await bench.clock.advance(10);
    expect(call.status).toBe('in-progress');
    bench.parts.calls.hangUp(call.sid);
  });

  it('with answerOnBridge and nobody there never answers', async () => {
    hold(OWNER);
    const call = dial(OWNER, 'answerOnBridge="true"');
    await bench.clock.advance(2000);
    bench.parts.calls.decline(leg(OWNER).sid);
    await bench.finish();
    expect(call).toMatchObject({ status: 'busy', startTime: null });
  });

  it('records, and says where', async () => {
    dial(OWNER, 'action="/after" record="record-from-answer-dual" recordingStatusCallback="/recorded"');
    await bench.finish();
    const [recording] = [...bench.parts.store.recordings.values()];
    expect(recording).toMatchObject({ source: 'DialVerb', channels: 2, duration: 10 });
    expect(toAction()).toMatchObject([{ RecordingUrl: expect.stringContaining(recording?.sid ?? '?') }]);
    expect(bench.app.at('/recorded')).toMatchObject([{ params: { RecordingSource: 'DialVerb' } }]);
  });
});
