import type { CallEngine, Parts } from '../parts.ts';
import { Board } from './board.ts';
import { outgoingControls } from './controls.ts';
import { receiveCall } from './incoming.ts';
import { placeCall } from './outgoing.ts';
import { DEFAULT_PACE, type Pace } from './pace.ts';
import { personControls } from './person.ts';
import { verbs } from './verbs/index.ts';

/** The sandbox's telephone network and TwiML interpreter. `pace` overrides how long things take. */
export function createCallEngine(parts: Parts, pace: Partial<Pace> = {}): CallEngine {
  const board = new Board(parts, { ...DEFAULT_PACE, ...pace }, verbs);
  return {
    place: (call) => placeCall(board, call).record,
    receive: (call) => receiveCall(board, { ...call, attended: true, hops: 0 }).record,
    ...outgoingControls(board),
    ...personControls(board),
  };
}
