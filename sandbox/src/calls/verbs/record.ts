import type { Recording } from '../../model.ts';
import { newSid } from '../../sid.ts';
import { requestFor } from '../document.ts';
import { inBackground } from '../lifecycle.ts';
import { callParams } from '../params.ts';
import { type RecordEnd, Recorder } from '../record/recorder.ts';
import { keepRecording, recordingUrl } from '../record/recordings.ts';
import { type RecordSpec, readRecord } from '../record/spec.ts';
import { CallOver } from '../scope.ts';
import { actionSource, note, type Outcome, type Step, type Verb } from '../step.ts';

/**
 * <Record>: records until a finish key, silence, its length or the end of the call, then always requests `action`;
 * what follows in the document is unreachable. A silent recording is kept too.
 */
export const record: Verb = async (step) => {
  const spec = readRecord(step);
  const { call, board } = step;
  if (spec.playBeep) {
    call.hear({ text: '[beep]', by: 'tone' });
    await call.wait(board.timing.beep, step.scope);
  }
  let recorder: Recorder | undefined;
  try {
    const end = await step.scope.until<RecordEnd>((done) => {
      recorder = new Recorder(step, spec, done);
      recorder.start();
      return () => recorder?.stop();
    });
    return recorder && finish(step, spec, recorder, end);
  } catch (error) {
    // TwiML from outside that takes over ends the recording too, and asks for no action.
    if (recorder && !(error instanceof CallOver)) keep(step, spec, recorder);
    else if (recorder) requestAfterHangUp(step, spec, recorder);
    throw error;
  }
};

function keep(step: Step, spec: RecordSpec, recorder: Recorder): Recording {
  const { seconds, startedAt, wav, transcription } = recorder;
  const made = { source: 'RecordVerb', channels: 1, seconds, startedAt, wav, transcription } as const;
  const recording = keepRecording(step.board, step.call, made, spec.callback);
  note(step, `${recording.sid}, ${recording.duration} s`);
  if (spec.transcribeCallback) reportTranscription(step, spec.transcribeCallback, recording);
  return recording;
}

function finish(step: Step, spec: RecordSpec, recorder: Recorder, end: RecordEnd): Outcome {
  const recording = keep(step, spec, recorder);
  if (end !== '') note(step, `ended by ${end}`);
  return actionSource(step, 'record action', [
    ['RecordingUrl', recordingUrl(step.board, recording.sid)],
    ['RecordingSid', recording.sid],
    ['RecordingDuration', String(recording.duration)],
    ...(end === '' ? [] : ([['Digits', end]] as [string, string][])),
  ]);
}

/** A caller who hangs up has left a message all the same: the action learns of it, and its TwiML has no listener. */
function requestAfterHangUp(step: Step, spec: RecordSpec, recorder: Recorder): void {
  const { board, call } = step;
  const outcome = finish(step, spec, recorder, 'hangup');
  if (typeof outcome !== 'object' || !('url' in outcome)) return;
  inBackground(board, call, board.twilio.webhooks.request(requestFor(call, outcome)));
}

function reportTranscription({ board, call }: Step, url: string, recording: Recording): void {
  const { twilio, timing } = board;
  const text = recording.transcription;
  const params: [string, string][] = [
    ...callParams(call),
    ['TranscriptionSid', newSid('TR')],
    ['TranscriptionText', text ?? ''],
    ['TranscriptionStatus', text === null ? 'failed' : 'completed'],
    ['TranscriptionType', 'fast'],
    ['RecordingSid', recording.sid],
    ['RecordingUrl', recordingUrl(board, recording.sid)],
  ];
  const purpose = 'transcription callback';
  twilio.clock.after(2 * timing.processing, () =>
    twilio.webhooks.notify({ url, method: 'POST', params, purpose, callSid: call.record.sid }),
  );
}
