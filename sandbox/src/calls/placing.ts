import type { OutgoingCall } from '../context.ts';
import { detect } from './detection.ts';
import { endCall, inBackground, limitTime, MAX_CALL_SECONDS, talkSeconds } from './lifecycle.ts';
import { keepRecording, recordingUrl } from './record/recordings.ts';
import { ring } from './ringing.ts';
import type { CallPlan, CallSession, Engine, Source } from './session.ts';

/** Places a call as POST Calls.json asks, and returns at once. */
export function placeCall(engine: Engine, call: OutgoingCall): CallSession {
  const { from, to } = call;
  const session = engine.open({ from, to, direction: 'outbound-api', status: 'queued' }, planOf(call));
  inBackground(session, goThrough(session, call));
  return session;
}

function planOf(call: OutgoingCall): CallPlan {
  const { statusCallback: url, statusCallbackMethod: method, statusCallbackEvents: events } = call;
  return {
    attended: false,
    callbacks: url ? { url, method, events: events.length > 0 ? events : ['completed'] } : undefined,
    fallback: call.fallbackUrl ? { url: call.fallbackUrl, method: call.fallbackMethod } : undefined,
  };
}

async function goThrough(session: CallSession, call: OutgoingCall): Promise<void> {
  if (!(await ring(session, call.timeout))) return;
  limitTime(session, call.timeLimit ?? MAX_CALL_SECONDS);
  if (call.record) recordWhole(session, call);
  // Twilio does no detection where it sends digits.
  if (call.sendDigits) await session.playTones(call.sendDigits);
  else await detect(session, call);
  if (session.isOver) return;
  const source = firstSource(call);
  if (source) await session.engine.runCall(session, source);
  else endCall(session, 'completed');
}

/** Url wins where both are given. */
function firstSource({ url, method, twiml }: OutgoingCall): Source | undefined {
  if (url) return { url, method, params: [], purpose: 'voice' };
  return twiml === undefined ? undefined : { twiml };
}

/** Records the call from answer to end; its last status callback names the recording. */
function recordWhole(session: CallSession, { recordingStatusCallback: url }: OutgoingCall): void {
  const startedAt = session.engine.twilio.clock.now();
  const callback = url ? { url, method: 'POST' as const, events: ['completed'] } : undefined;
  session.onEnd(() => {
    const seconds = talkSeconds(session);
    const made = { source: 'OutboundAPI', channels: 1, seconds, startedAt } as const;
    const recording = keepRecording(session, made, callback);
    session.extraParams.push(
      ['RecordingUrl', recordingUrl(session.engine, recording.sid)],
      ['RecordingSid', recording.sid],
      ['RecordingDuration', String(recording.duration)],
    );
  });
}
