import type { CallStatus } from '../model.ts';
import { callbackTime, type Params } from './params.ts';
import type { CallSession } from './session.ts';

/** Twilio ends every call after four hours. */
export const MAX_CALL_SECONDS = 14_400;

/** A call's step that a status callback may report. */
export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Marks the call as answered. Its duration begins now. */
export function markAnswered(call: CallSession): void {
  if (call.record.startTime !== null || call.isOver) return;
  call.record.startTime = call.engine.twilio.clock.now();
  call.record.status = 'in-progress';
  call.save();
  report(call, 'answered');
  call.onAnswered?.();
}

/** Ends a call once: stops all it does, then reports it. A call that was answered always ends as completed. */
export function endCall(call: CallSession, status: CallStatus): void {
  if (call.isOver) return;
  call.end(call.record.startTime === null ? status : 'completed');
  report(call, 'completed');
}

/** Ends the call after so many seconds. */
export function limitTime(call: CallSession, seconds: number): void {
  call.onEnd(call.engine.twilio.clock.after(seconds * 1000, () => endCall(call, 'completed')));
}

/** Runs work of a call in the background. An error in it is a fault of the sandbox; the call's trace shows it. */
export function inBackground(call: CallSession, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    call.trace({ verb: 'Sandbox', problem: true, detail: `The sandbox itself failed: ${String(error)}` });
    endCall(call, 'failed');
  });
}

/** Sends the status callback for a step of the call, if it was asked for. */
export function report(call: CallSession, event: CallEvent): void {
  const plan = call.callbacks;
  if (!plan?.events.includes(event)) return;
  const { clock, webhooks } = call.engine.twilio;
  const status = event === 'initiated' ? 'initiated' : call.record.status;
  const params = call.params().filter(([name]) => name !== 'CallStatus');
  params.push(
    ['CallStatus', status],
    ['Timestamp', callbackTime(clock.now())],
    ['CallbackSource', 'call-progress-events'],
    ['SequenceNumber', String(call.callbacksSent++)],
    ...(event === 'completed' ? durationParams(call) : []),
  );
  const { url, method } = plan;
  webhooks.notify({ url, method, params, purpose: 'call status callback', callSid: call.record.sid });
}

/** Seconds between answer and end; 0 for a call that was never answered. */
export function talkSeconds({ record }: CallSession): number {
  if (record.startTime === null || record.endTime === null) return 0;
  // Somebody may have set the clock back meanwhile.
  return Math.max(0, Math.round((record.endTime - record.startTime) / 1000));
}

function durationParams(call: CallSession): Params {
  const seconds = talkSeconds(call);
  return [
    ['CallDuration', String(seconds)],
    ['Duration', String(Math.ceil(seconds / 60))],
  ];
}
