import type { Board } from './board.ts';
import { receiveCall } from './incoming.ts';
import { endCall } from './lifecycle.ts';
import type { CallSession, RingResult } from './session.ts';

/** How often the line may call itself before it is taken for a loop. Twilio bounds this by cost alone. */
const MAX_HOPS = 5;

/**
 * A call to one of the account's own numbers comes in there as a call of its own; both are answered and end together.
 * Returns what to do when the ringing is over: nothing, since the new call goes on by itself.
 */
export function callOwnNumber(
  board: Board,
  call: CallSession,
  done: (result: RingResult) => void,
): () => void {
  const { from, to } = call.record;
  if (call.hops >= MAX_HOPS) {
    const detail = `the line has called itself ${MAX_HOPS} times in a chain: busy. What to do: do not dial the line's own number`;
    call.trace({ verb: 'Dial', problem: true, detail });
    done('busy');
    return () => undefined;
  }
  const incoming = receiveCall(board, { from, to, attended: call.attended, hops: call.hops + 1 });
  incoming.onAnswered = () => done('answered');
  incoming.onEnd(() => {
    done(incoming.record.status === 'busy' ? 'busy' : 'no-answer');
    endCall(board, call, 'completed');
  });
  call.onEnd(() => endCall(board, incoming, 'no-answer'));
  return () => undefined;
}
