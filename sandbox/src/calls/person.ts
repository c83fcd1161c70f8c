import { type CallEngine, CallError } from '../context.ts';
import type { Board } from './board.ts';
import { endCall } from './lifecycle.ts';
import { wavSeconds } from './record/wav.ts';
import type { CallSession, RingResult } from './session.ts';

type PersonControls = Pick<
  CallEngine,
  'answer' | 'decline' | 'press' | 'speak' | 'leaveRecording' | 'talking' | 'hangUp'
>;

/** What the person on the phone may do. Each of it makes the call an attended one, which takes its full time. */
export function personControls(board: Board): PersonControls {
  const attend = (sid: string): CallSession => {
    const call = board.find(sid);
    call.attended = true;
    return call;
  };
  return {
    answer: (sid) => pickUp(board.find(sid), 'answered'),
    decline: (sid) => pickUp(board.find(sid), 'busy'),
    press: (sid, digits) => attend(sid).handset.keys.add(...checkKeys(digits)),
    speak: (sid, text) => attend(sid).handset.speech.add(text),
    leaveRecording: (sid, wav) => attend(sid).handset.audio.add(checkWav(wav)),
    talking: (sid) => attend(sid).handset.talk.add(true),
    hangUp: (sid) => hangUp(board, attend(sid)),
  };
}

function pickUp(call: CallSession, result: RingResult): void {
  if (!call.pickUp) {
    const { sid, status } = call.record;
    throw new CallError(409, `Call ${sid} does not ring at a phone (it is ${status}).`);
  }
  call.attended = true;
  call.pickUp(result);
}

/** A caller who gives up makes the call no-answer; a callee who does so has declined it. */
function hangUp(board: Board, call: CallSession): void {
  endCall(board, call, call.record.direction === 'inbound' ? 'no-answer' : 'busy');
}

function checkKeys(digits: string): string[] {
  if (/^[0-9A-D*#wW]+$/.test(digits)) return [...digits];
  throw new CallError(409, `digits may hold 0-9, A-D, *, #, and w or W for a pause, not "${digits}".`);
}

function checkWav(wav: Uint8Array): Uint8Array {
  if (wavSeconds(wav) !== undefined) return wav;
  throw new CallError(409, 'The recording is no WAV file.');
}
