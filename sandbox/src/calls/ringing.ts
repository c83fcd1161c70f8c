import { until } from './abort.ts';
import { meetOutcome } from './automaton.ts';
import { endCall, markAnswered, report } from './lifecycle.ts';
import { receiveCall } from './receiving.ts';
import type { CallSession, RingResult } from './session.ts';

/** How often in a row the line may call itself; more is a loop. Twilio has no such limit. */
const MAX_HOPS = 5;

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

/** Reaches whoever is called: the line itself, a phone that somebody holds, or one that answers by itself. */
function reach(call: CallSession, done: (result: RingResult) => void): () => void {
  const { twilio, timing } = call.engine;
  const { to } = call.record;
  if (twilio.store.numberFor(to)) {
    callOwnNumber(call, done);
    return () => undefined;
  }
  const outcome = twilio.outcomes.take(to);
  if (outcome && outcome.call !== 'human') return meetOutcome(call, outcome, done);
  if (twilio.heldPhones.has(to)) return () => undefined;
  return twilio.clock.after(timing.ring, () => done('answered'));
}

/** A call to one of the account's own numbers comes in there as a call of its own; both are answered and end together. */
function callOwnNumber(call: CallSession, done: (result: RingResult) => void): void {
  const { from, to } = call.record;
  if (call.hops >= MAX_HOPS) {
    const detail = `the line has called itself ${MAX_HOPS} times in a chain: busy. What to do: do not dial the line's own number`;
    call.trace({ verb: 'Dial', problem: true, detail });
    done('busy');
    return;
  }
  const incoming = receiveCall(
    call.engine,
    { from, to },
    { attended: call.attended, hops: call.hops + 1, onAnswered: () => done('answered') },
  );
  incoming.onEnd(() => {
    done(incoming.record.status === 'busy' ? 'busy' : 'no-answer');
    endCall(call, 'completed');
  });
  call.onEnd(() => endCall(incoming, 'no-answer'));
}
