import type { Board } from './board.ts';
import { callParams } from './params.ts';
import type { CallSession } from './session.ts';

/** A call's step that a status callback may report. */
export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Sends the status callback for a step of the call, if it was asked for. */
export function report({ twilio }: Board, call: CallSession, event: CallEvent): void {
  const plan = call.callbacks;
  if (!plan?.events.includes(event)) return;
  const status = event === 'initiated' ? 'initiated' : call.record.status;
  const params = callParams(call).filter(([name]) => name !== 'CallStatus');
  params.push(
    ['CallStatus', status],
    ['Timestamp', new Date(twilio.clock.now()).toUTCString().replace('GMT', '+0000')],
    ['CallbackSource', 'call-progress-events'],
    ['SequenceNumber', String(call.callbacksSent++)],
    ...(event === 'completed' ? durationParams(call) : []),
  );
  twilio.webhooks.notify({
    url: plan.url,
    method: plan.method,
    params,
    purpose: 'call status callback',
    callSid: call.record.sid,
  });
}

/** Seconds between answer and end; 0 for a call that was never answered. */
export function talkSeconds({ record }: CallSession): number {
  if (record.startTime === null || record.endTime === null) return 0;
  return Math.round((record.endTime - record.startTime) / 1000);
}

function durationParams(call: CallSession): [string, string][] {
  const seconds = talkSeconds(call);
  return [
    ['CallDuration', String(seconds)],
    ['Duration', String(Math.ceil(seconds / 60))],
  ];
}
