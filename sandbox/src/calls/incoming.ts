import { CallError } from '../context.ts';
import type { Board } from './board.ts';
import { endCall, inBackground } from './lifecycle.ts';
import { runCall } from './run.ts';
import type { CallSession } from './session.ts';

/** Twilio cuts any call off after four hours. */
export const MAX_CALL_SECONDS = 14_400;

/** Somebody calls one of the account's numbers. Throws CallError 404 if it is none. */
export function receiveCall(
  board: Board,
  call: { from: string; to: string; callerName?: string; attended: boolean; hops: number },
): CallSession {
  const { from, to, callerName = null, attended, hops } = call;
  const number = board.twilio.store.numberFor(to);
  if (!number) throw new CallError(404, `This account has no number ${to}.`);
  const live = board.open({ from, to, callerName, direction: 'inbound', status: 'ringing' }, attended);
  live.hops = hops;
  if (number.statusCallback) {
    live.callbacks = {
      url: number.statusCallback,
      method: number.statusCallbackMethod,
      events: ['completed'],
    };
  }
  if (number.voiceFallbackUrl) {
    live.fallback = { url: number.voiceFallbackUrl, method: number.voiceFallbackMethod };
  }
  limitTime(board, live, MAX_CALL_SECONDS);
  if (number.voiceUrl) {
    const source = { url: number.voiceUrl, method: number.voiceMethod, params: [], purpose: 'voice' };
    inBackground(board, live, runCall(board, live, source));
  } else refuseUnconfigured(board, live);
  return live;
}

/** Cuts the call off after so many seconds. */
export function limitTime(board: Board, call: CallSession, seconds: number): void {
  call.onEnd(board.twilio.clock.after(seconds * 1000, () => endCall(board, call, 'completed')));
}

function refuseUnconfigured(board: Board, call: CallSession): void {
  const detail = 'the number has no voice URL. What to do: set one (VoiceUrl of the number)';
  call.trace({ verb: 'Response', problem: true, detail });
  call.hear({ text: '[not in service]', by: 'tone' });
  endCall(board, call, 'failed');
}
