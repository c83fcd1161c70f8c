import type { Board } from './board.ts';
import { report } from './callbacks.ts';
import { endCall, markAnswered } from './lifecycle.ts';
import { callOwnNumber } from './loopback.ts';
import type { CallSession, RingResult } from './session.ts';

/**
 * Takes an outgoing call from its set-up to the answer. A phone that somebody holds rings until they answer or
 * decline; any other answers by itself. `timeout` in seconds. Resolves to false if the call is already over.
 */
export async function ring(board: Board, call: CallSession, timeout: number): Promise<boolean> {
  const { clock } = board.twilio;
  await call.scope.until<void>((done) => clock.after(board.timing.setUp, done));
  report(board, call, 'initiated');
  call.record.status = 'ringing';
  call.save();
  report(board, call, 'ringing');
  const result = await call.scope.until<RingResult>((done) => {
    const pickUp = (result: RingResult) => {
      // At once, so that a hang-up right after the answer ends an answered call.
      if (result === 'answered') markAnswered(board, call);
      done(result);
    };
    call.pickUp = pickUp;
    const cancels = [clock.after(timeout * 1000, () => done('no-answer')), callee(board, call, pickUp)];
    return () => {
      call.pickUp = undefined;
      for (const cancel of cancels) cancel();
    };
  });
  if (result !== 'answered') endCall(board, call, result);
  return !call.isOver;
}

/** Whoever is called: the line itself, a phone that somebody holds, or one that answers by itself. */
function callee(board: Board, call: CallSession, done: (result: RingResult) => void): () => void {
  const { twilio, timing } = board;
  const { to } = call.record;
  if (twilio.store.numberFor(to)) return callOwnNumber(board, call, done);
  if (twilio.heldPhones.has(to)) return () => undefined;
  return twilio.clock.after(timing.ring, () => done('answered'));
}
