import { until } from './abort.ts';
import { endCall, markAnswered, report } from './lifecycle.ts';
import { reach } from './reaching.ts';
import type { CallSession, RingResult } from './session.ts';

/**
 * Takes an outgoing call from its set-up to the answer. A phone that somebody holds rings until they answer or
 * decline; any other answers by itself. `timeout` in seconds. Resolves to false if the call is already over.
 */
export async function ring(call: CallSession, timeout: number): Promise<boolean> {
  const { twilio, timing } = call.engine;
  const setUp = await until<'done'>(call.signal, (done) =>
    twilio.clock.after(timing.setUp, () => done('done')),
  );
  if (setUp === 'aborted') return false;
  markRinging(call);
  const result = await untilAnswered(call, timeout);
  if (result === 'aborted') return false;
  if (result !== 'answered') endCall(call, result);
  return !call.isOver;
}

function markRinging(call: CallSession): void {
  report(call, 'initiated');
  call.record.status = 'ringing';
  call.save();
  report(call, 'ringing');
}

/** Looks at once whether somebody holds the phone, because a test may let go of it as soon as it rings. */
function untilAnswered(call: CallSession, timeout: number): Promise<RingResult | 'aborted'> {
  return until<RingResult>(call.signal, (done) => {
    const pickUp = (result: RingResult) => {
      // At once, so that a hang-up right after the answer ends an answered call.
      if (result === 'answered') markAnswered(call);
      done(result);
    };
    call.moves.pickUp = pickUp;
    const { clock } = call.engine.twilio;
    const cancels = [clock.after(timeout * 1000, () => done('no-answer')), reach(call, pickUp)];
    return () => {
      call.moves.pickUp = undefined;
      for (const cancel of cancels) cancel();
    };
  });
}
