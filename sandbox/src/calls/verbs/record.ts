import type { Recording } from '../../model.ts';
import { newSid } from '../../sid.ts';
import { until } from '../abort.ts';
import type { Params } from '../params.ts';
import {
  keepRecording,
  type RecordingCallback,
  readRecordingCallback,
  recordingUrl,
} from '../record/recordings.ts';
import { wavSeconds } from '../record/wav.ts';
import { requestAfterEnd } from '../requestAfterEnd.ts';
import type { AbortReason, RequestedSource } from '../session.ts';
import {
  actionSource,
  complain,
  flag,
  note,
  oneOf,
  resolveUrl,
  type Step,
  type Verb,
  wholeNumber,
} from '../step.ts';
import { speechTime } from '../timing.ts';

/** Transcription is for recordings up to two minutes. */
const TRANSCRIBED_LENGTH = 120;

const ALL_KEYS = '1234567890*#';

/**
 * <Record>: records until a finish key, silence, its length or the end of the call, then always requests `action`;
 * what follows in the document is unreachable. A silent recording is kept too.
 */
export const record: Verb = async (step) => {
  const spec = readRecord(step);
  if (spec.playBeep) await beep(step);
  if (step.signal.aborted) return undefined;
  const recorder = new Recorder(step, spec);
  const end = await until<{ key: string }>(step.signal, (done) => {
    recorder.start((key) => done({ key }));
    return () => recorder.stop();
  });
  if (end !== 'aborted') return finish(step, spec, recorder, end.key);
  const reason: AbortReason = step.signal.reason;
  // A caller who hangs up has left a message, too.
  if (reason.kind === 'call over') requestAfterEnd(step, finish(step, spec, recorder, 'hangup'));
  // TwiML from outside that takes over ends the recording too, and asks for no action.
  else keep(step, spec, recorder);
  return undefined;
};

/** A Record's attributes, read. Times in seconds. */
interface RecordSpec {
  timeout: number;
  maxLength: number;
  finishOnKey: string;
  playBeep: boolean;
  trim: boolean;
  transcribeCallback: string | undefined;
  callback: RecordingCallback | undefined;
}

/** Reads the attributes with Twilio's defaults. */
function readRecord(step: Step): RecordSpec {
  const { attributes } = step.element;
  const transcribe = flag(step, 'transcribe', false) || attributes.transcribeCallback !== undefined;
  const longest = transcribe ? TRANSCRIBED_LENGTH : 3600;
  return {
    timeout: wholeNumber(step, 'timeout', 5),
    maxLength: wholeNumber(step, 'maxLength', longest, { least: 2, most: 86_400 }),
    finishOnKey: finishKeys(step),
    playBeep: flag(step, 'playBeep', true),
    trim: oneOf(step, 'trim', ['trim-silence', 'do-not-trim'], 'trim-silence') === 'trim-silence',
    transcribeCallback: attributes.transcribeCallback && resolveUrl(step, attributes.transcribeCallback),
    callback: readRecordingCallback(step),
  };
}

function finishKeys(step: Step): string {
  const keys = step.element.attributes.finishOnKey ?? ALL_KEYS;
  if (/^[0-9*#]*$/.test(keys)) return keys;
  complain(step, `12200 finishOnKey="${keys}" holds more than keys: any key ends the recording`);
  return ALL_KEYS;
}

async function beep({ call, signal }: Step): Promise<void> {
  call.hear({ text: '[beep]', by: 'tone' });
  await call.wait(call.engine.timing.beep, signal);
}

/** `endedBy` is a key, "hangup", or "" for silence and length. */
function finish(step: Step, spec: RecordSpec, recorder: Recorder, endedBy: string): RequestedSource {
  const recording = keep(step, spec, recorder);
  if (endedBy !== '') note(step, `ended by ${endedBy}`);
  const params: Params = [
    ['RecordingUrl', recordingUrl(step.call.engine, recording.sid)],
    ['RecordingSid', recording.sid],
    ['RecordingDuration', String(recording.duration)],
  ];
  if (endedBy !== '') params.push(['Digits', endedBy]);
  return actionSource(step, 'record action', params);
}

function keep(step: Step, spec: RecordSpec, recorder: Recorder): Recording {
  const { seconds, startedAt, wav, transcription } = recorder;
  const made = { source: 'RecordVerb', channels: 1, seconds, startedAt, wav, transcription } as const;
  const recording = keepRecording(step.call, made, spec.callback);
  note(step, `${recording.sid}, ${recording.duration} s`);
  if (spec.transcribeCallback) reportTranscription(step, spec.transcribeCallback, recording);
  return recording;
}

function reportTranscription({ call }: Step, url: string, recording: Recording): void {
  const { twilio, timing } = call.engine;
  const text = recording.transcription;
  const params: Params = [
    ...call.params(),
    ['TranscriptionSid', newSid('TR')],
    ['TranscriptionText', text ?? ''],
    ['TranscriptionStatus', text === null ? 'failed' : 'completed'],
    ['TranscriptionType', 'fast'],
    ['RecordingSid', recording.sid],
    ['RecordingUrl', recordingUrl(call.engine, recording.sid)],
  ];
  const purpose = 'transcription callback';
  twilio.clock.after(2 * timing.processing, () =>
    twilio.webhooks.notify({ url, method: 'POST', params, purpose, callSid: call.record.sid }),
  );
}

/** Listens during a Record: to audio, speech and keys, and to silence. */
class Recorder {
  readonly startedAt: number;
  wav: Uint8Array | undefined;
  private readonly said: string[] = [];
  private heardUntil = 0;
  private done: (key: string) => void = () => undefined;
  private cancelSilence: (() => void) | undefined;
  private stopKeys: (() => void) | undefined;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly step: Step,
    private readonly spec: RecordSpec,
  ) {
    this.startedAt = step.call.engine.twilio.clock.now();
  }

  /** `done` is told what ended the recording: a key, or "" for silence and length. */
  start(done: (key: string) => void): void {
    const { call } = this.step;
    const { input, engine } = call;
    this.done = done;
    this.stopListening = [
      call.after(this.spec.maxLength * 1000, () => done('')),
      input.audio.listen((wav) => this.onAudio(wav)),
      input.speech.listen((text) => this.onSpeech(text, speechTime(engine.timing, text))),
      input.talk.listen(() => this.cancelSilence?.()),
    ];
    this.onSilence();
  }

  stop(): void {
    this.cancelSilence?.();
    this.stopKeys?.();
    for (const stop of this.stopListening) stop();
  }

  get transcription(): string | undefined {
    return this.said.length > 0 ? this.said.join(' ') : undefined;
  }

  /** Seconds recorded; trailing silence is cut off, unless there is nothing else. */
  get seconds(): number {
    if (this.wav) return Math.min(wavSeconds(this.wav) ?? 0, this.spec.maxLength);
    const length = this.step.call.elapsed(this.startedAt);
    const kept = this.spec.trim && this.heardUntil > 0 ? Math.min(this.heardUntil, length) : length;
    return Math.min(kept / 1000, this.spec.maxLength);
  }

  /** The page posts audio after its last word. It began with the recording, so its length is not waited for again. */
  private onAudio(wav: Uint8Array): void {
    this.wav = wav;
    const spent = this.step.call.elapsed(this.startedAt);
    this.onSpeech('', Math.max(0, (wavSeconds(wav) ?? 0) * 1000 - spent));
  }

  private onSpeech(text: string, ms: number): void {
    this.cancelSilence?.();
    this.stopKeys?.();
    if (text !== '') this.said.push(text);
    this.heardUntil = this.step.call.elapsed(this.startedAt) + ms;
    this.cancelSilence = this.step.call.after(ms, () => this.onSilence());
  }

  private onSilence(): void {
    const { call } = this.step;
    this.cancelSilence?.();
    this.stopKeys = call.input.keys.listen((key) => this.onKey(key));
    if (this.spec.timeout > 0) this.cancelSilence = call.after(this.spec.timeout * 1000, () => this.done(''));
  }

  private onKey(key: string): void {
    if (this.spec.finishOnKey.includes(key)) this.done(key);
  }
}
