import { type CallEngine, CallError, type CallUpdate } from '../context.ts';
import { endCall } from './lifecycle.ts';
import { wavSeconds } from './record/wav.ts';
import type { CallSession, RingResult, Source } from './session.ts';

/** What may be done to a call that is going on. `find` throws CallError where there is none. */
export function callControls(find: (sid: string) => CallSession): Omit<CallEngine, 'place' | 'receive'> {
  return {
    update(sid, update) {
      const call = find(sid);
      if (update.status) endByRequest(call, update.status);
      else redirectByRequest(call, update);
      return call.record;
    },
    ...personControls(find),
  };
}

/** What the person on the phone may do. After any of it, waits in the call take their full time. */
function personControls(
  find: (sid: string) => CallSession,
): Omit<CallEngine, 'place' | 'receive' | 'update'> {
  const attend = (sid: string): CallSession => {
    const call = find(sid);
    call.attended = true;
    return call;
  };
  const act = (sid: string): CallSession => {
    refuseAutomaton(find(sid));
    return attend(sid);
  };
  return {
    answer: (sid) => pickUp(find(sid), 'answered'),
    decline: (sid) => pickUp(find(sid), 'busy'),
    press: (sid, digits) => act(sid).input.keys.add(...checkKeys(digits)),
    speak: (sid, text) => act(sid).input.speech.add(text),
    leaveRecording: (sid, wav) => act(sid).input.audio.add(checkWav(wav)),
    talking: (sid) => act(sid).input.talk.add(true),
    hangUp: (sid) => hangUp(attend(sid)),
  };
}

function endByRequest(call: CallSession, status: 'canceled' | 'completed'): void {
  const { record } = call;
  if (record.startTime !== null && status === 'canceled') {
    throw new CallError(409, `Call ${record.sid} is in progress: end it with Status=completed.`);
  }
  // Twilio reports nothing about a call that was canceled before it left the queue.
  if (record.status === 'queued') call.callbacks = undefined;
  endCall(call, 'canceled');
}

function redirectByRequest(call: CallSession, update: CallUpdate): void {
  const { sid, startTime } = call.record;
  const source = sourceOf(update);
  if (!source) return;
  if (startTime === null || !call.moves.redirect) {
    throw new CallError(409, `Call ${sid} is not in progress: it cannot be redirected.`);
  }
  if (update.fallbackUrl) {
    call.fallback = { url: update.fallbackUrl, method: update.fallbackMethod ?? 'POST' };
  }
  call.moves.redirect(source);
}

function sourceOf({ url, twiml, method = 'POST' }: CallUpdate): Source | undefined {
  if (url) return { url, method, params: [], purpose: 'voice' };
  return twiml === undefined ? undefined : { twiml };
}

function pickUp(call: CallSession, result: RingResult): void {
  if (!call.moves.pickUp) {
    const { sid, status } = call.record;
    throw new CallError(409, `Call ${sid} does not ring at a phone (it is ${status}).`);
  }
  call.attended = true;
  call.moves.pickUp(result);
}

/** A caller who gives up makes the call no-answer; a callee who does so has declined it. */
function hangUp(call: CallSession): void {
  endCall(call, call.record.direction === 'inbound' ? 'no-answer' : 'busy');
}

function refuseAutomaton({ automaton, record }: CallSession): void {
  if (!automaton) return;
  const who = automaton.kind === 'fax' ? 'A fax' : 'An answering machine';
  throw new CallError(409, `${who} has answered call ${record.sid}: it presses no key and says nothing.`);
}

function checkKeys(digits: string): string[] {
  if (/^[0-9A-D*#wW]+$/.test(digits)) return [...digits];
  throw new CallError(409, `digits may hold 0-9, A-D, *, #, and w or W for a pause, not "${digits}".`);
}

function checkWav(wav: Uint8Array): Uint8Array {
  if (wavSeconds(wav) !== undefined) return wav;
  throw new CallError(409, 'The recording is no WAV file.');
}
