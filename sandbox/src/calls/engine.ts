import type { CallEngine, TwilioContext } from '../context.ts';
import { Board } from './board.ts';
import { outgoingControls } from './controls.ts';
import { receiveCall } from './incoming.ts';
import { placeCall } from './outgoing.ts';
import { personControls } from './person.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';
import { verbs } from './verbs/index.ts';

/** The sandbox's telephone network and TwiML interpreter. `timing` overrides how long things take. */
export function createCallEngine(twilio: TwilioContext, timing: Partial<Timing> = {}): CallEngine {
  const board = new Board(twilio, { ...DEFAULT_TIMING, ...timing }, verbs);
  return {
    place: (call) => placeCall(board, call).record,
    receive: (call) => receiveCall(board, { ...call, attended: true, hops: 0 }).record,
    ...outgoingControls(board),
    ...personControls(board),
  };
}
