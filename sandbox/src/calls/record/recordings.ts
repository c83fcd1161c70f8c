import type { Method } from '../../context.ts';
import type { Recording } from '../../model.ts';
import { newSid } from '../../sid.ts';
import { callbackTime, type Params } from '../params.ts';
import type { CallSession, Engine } from '../session.ts';
import { methodOf, resolveUrl, type Step } from '../step.ts';
import { silentWav } from './wav.ts';

/** Who is told that a recording is ready. */
export interface RecordingCallback {
  url: string;
  method: Method;
  /** Of in-progress, completed, absent. */
  events: string[];
}

export interface MadeRecording {
  source: Recording['source'];
  channels: number;
  seconds: number;
  startedAt: number;
  wav?: Uint8Array | undefined;
  transcription?: string | undefined;
}

/** Reads recordingStatusCallback, its method and its events, as Record and Dial have them. */
export function readRecordingCallback(step: Step): RecordingCallback | undefined {
  const { recordingStatusCallback, recordingStatusCallbackEvent = 'completed' } = step.element.attributes;
  if (recordingStatusCallback === undefined) return undefined;
  return {
    url: resolveUrl(step, recordingStatusCallback),
    method: methodOf(step, 'recordingStatusCallbackMethod'),
    events: recordingStatusCallbackEvent.split(/[\s,]+/),
  };
}

/** Puts a finished recording on record; it is ready, and reported, a moment later. */
export function keepRecording(
  call: CallSession,
  made: MadeRecording,
  callback: RecordingCallback | undefined,
): Recording {
  const { twilio, timing } = call.engine;
  const recording = makeRecording(call, made);
  twilio.store.saveRecording(recording);
  twilio.clock.after(timing.processing, () => {
    recording.status = 'completed';
    twilio.store.saveRecording(recording);
    if (callback?.events.includes('completed')) reportRecording(call, recording, callback);
  });
  return recording;
}

/** The URL Twilio gives for a recording: WAV as it stands, MP3 with that ending. */
export function recordingUrl({ twilio }: Engine, sid: string): string {
  return `${twilio.origin}/2010-04-01/Accounts/${twilio.accountSid}/Recordings/${sid}`;
}

function makeRecording(call: CallSession, made: MadeRecording): Recording {
  const { wav, seconds } = made;
  return {
    sid: newSid('RE'),
    callSid: call.record.sid,
    status: 'processing',
    source: made.source,
    channels: made.channels,
    duration: Math.round(seconds),
    createdAt: made.startedAt,
    transcription: made.transcription ?? null,
    // Silence is made when it is asked for: a thousand voicemails would fill the memory with it.
    get media() {
      return wav ?? silentWav(seconds);
    },
  };
}

function reportRecording(call: CallSession, recording: Recording, { url, method }: RecordingCallback): void {
  const identity = call.params().filter(([name]) => name === 'AccountSid' || name === 'CallSid');
  const params: Params = [
    ...identity,
    ['RecordingSid', recording.sid],
    ['RecordingUrl', recordingUrl(call.engine, recording.sid)],
    ['RecordingStatus', recording.status],
    ['RecordingDuration', String(recording.duration)],
    ['RecordingChannels', String(recording.channels)],
    ['RecordingSource', recording.source],
    ['RecordingStartTime', callbackTime(recording.createdAt)],
  ];
  const purpose = 'recording status callback';
  call.engine.twilio.webhooks.notify({ url, method, params, purpose, callSid: call.record.sid });
}
