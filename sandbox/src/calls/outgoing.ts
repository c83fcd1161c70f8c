import type { OutgoingCall } from '../context.ts';
import type { Board } from './board.ts';
import { talkSeconds } from './callbacks.ts';
import { limitTime, MAX_CALL_SECONDS } from './incoming.ts';
import { endCall, inBackground } from './lifecycle.ts';
import { keepRecording, type RecordingCallback, recordingUrl } from './record/recordings.ts';
import { ring } from './ring.ts';
import { runCall } from './run.ts';
import type { CallSession, Source } from './session.ts';
import { playTones } from './tones.ts';

/** Places a call as POST Calls.json asks; it goes on by itself. */
export function placeCall(board: Board, call: OutgoingCall): CallSession {
  const { from, to } = call;
  const live = board.open({ from, to, direction: 'outbound-api', status: 'queued' }, false);
  if (call.statusCallback) {
    const { statusCallback: url, statusCallbackMethod: method, statusCallbackEvents: events } = call;
    live.callbacks = { url, method, events: events.length > 0 ? events : ['completed'] };
  }
  if (call.fallbackUrl) live.fallback = { url: call.fallbackUrl, method: call.fallbackMethod };
  inBackground(board, live, goThrough(board, live, call));
  return live;
}

async function goThrough(board: Board, live: CallSession, call: OutgoingCall): Promise<void> {
  if (!(await ring(board, live, call.timeout))) return;
  limitTime(board, live, call.timeLimit ?? MAX_CALL_SECONDS);
  if (call.record) recordWhole(board, live, call);
  if (call.machineDetection && !call.sendDigits) {
    live.record.answeredBy = 'human';
    live.extraParams.push(['AnsweredBy', 'human']);
  }
  if (call.sendDigits) await playTones(live, call.sendDigits, live.scope);
  const source = firstSource(call);
  if (source) await runCall(board, live, source);
  else endCall(board, live, 'completed');
}

/** Url wins where both are given. */
function firstSource({ url, method, twiml }: OutgoingCall): Source | undefined {
  if (url) return { url, method, params: [], purpose: 'voice' };
  return twiml === undefined ? undefined : { twiml };
}

/** Records the call from answer to end; its last status callback names the recording. */
function recordWhole(board: Board, live: CallSession, call: OutgoingCall): void {
  const startedAt = board.twilio.clock.now();
  const { recordingStatusCallback: url } = call;
  live.onEnd(() => {
    const seconds = talkSeconds(live);
    const made = { source: 'OutboundAPI', channels: 1, seconds, startedAt } as const;
    const callback: RecordingCallback | undefined = url
      ? { url, method: 'POST', events: ['completed'] }
      : undefined;
    const recording = keepRecording(board, live, made, callback);
    live.extraParams.push(
      ['RecordingUrl', recordingUrl(board, recording.sid)],
      ['RecordingSid', recording.sid],
      ['RecordingDuration', String(recording.duration)],
    );
  });
}
