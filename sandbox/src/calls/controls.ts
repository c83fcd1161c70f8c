import { type CallEngine, CallError, type CallUpdate } from '../context.ts';
import type { Board } from './board.ts';
import { endCall } from './lifecycle.ts';
import type { CallSession, Source } from './session.ts';

/** What the REST API may do to a call under way. */
export function outgoingControls(board: Board): Pick<CallEngine, 'update'> {
  return {
    update(sid, update) {
      const call = board.find(sid);
      if (update.status) endByRequest(board, call, update.status);
      else redirectByRequest(call, update);
      return call.record;
    },
  };
}

function endByRequest(board: Board, call: CallSession, status: 'canceled' | 'completed'): void {
  const { record } = call;
  if (record.startTime !== null && status === 'canceled') {
    throw new CallError(409, `Call ${record.sid} is in progress: end it with Status=completed.`);
  }
  // Twilio reports nothing about a call that was canceled before it left the queue.
  if (record.status === 'queued') call.callbacks = undefined;
  endCall(board, call, 'canceled');
}

function redirectByRequest(call: CallSession, update: CallUpdate): void {
  const { sid, startTime } = call.record;
  const source = sourceOf(update);
  if (!source) return;
  if (startTime === null || !call.redirect) {
    throw new CallError(409, `Call ${sid} is not in progress: it cannot be redirected.`);
  }
  if (update.fallbackUrl) {
    call.fallback = { url: update.fallbackUrl, method: update.fallbackMethod ?? 'POST' };
  }
  call.redirect(source);
}

function sourceOf({ url, twiml, method = 'POST' }: CallUpdate): Source | undefined {
  if (url) return { url, method, params: [], purpose: 'voice' };
  return twiml === undefined ? undefined : { twiml };
}
