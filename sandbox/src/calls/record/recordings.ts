import type { Method } from '../../context.ts';
import type { Recording } from '../../model.ts';
import { newSid } from '../../sid.ts';
import type { Board } from '../board.ts';
import { callParams } from '../params.ts';
import type { CallSession } from '../session.ts';
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

/** Puts a finished recording on record; it is ready, and reported, a moment later. */
export function keepRecording(
  board: Board,
  call: CallSession,
  made: MadeRecording,
  callback: RecordingCallback | undefined,
): Recording {
  const { twilio, timing } = board;
  const recording = makeRecording(call, made);
  twilio.store.saveRecording(recording);
  twilio.clock.after(timing.processing, () => {
    recording.status = 'completed';
    twilio.store.saveRecording(recording);
    if (callback?.events.includes('completed')) reportRecording(board, call, recording, callback);
  });
  return recording;
}

/** The URL Twilio gives for a recording: WAV as it stands, MP3 with that ending. */
export function recordingUrl(board: Board, sid: string): string {
  const { origin, accountSid } = board.twilio;
  return `${origin}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
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

function reportRecording(
  board: Board,
  call: CallSession,
  recording: Recording,
  { url, method }: RecordingCallback,
): void {
  const identity = callParams(call).filter(([name]) => name === 'AccountSid' || name === 'CallSid');
  const params: [string, string][] = [
    ...identity,
    ['RecordingSid', recording.sid],
    ['RecordingUrl', recordingUrl(board, recording.sid)],
    ['RecordingStatus', recording.status],
    ['RecordingDuration', String(recording.duration)],
    ['RecordingChannels', String(recording.channels)],
    ['RecordingSource', recording.source],
    ['RecordingStartTime', new Date(recording.createdAt).toUTCString().replace('GMT', '+0000')],
  ];
  const purpose = 'recording status callback';
  board.twilio.webhooks.notify({ url, method, params, purpose, callSid: call.record.sid });
}
