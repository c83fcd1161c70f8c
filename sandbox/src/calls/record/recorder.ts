import type { Step } from '../step.ts';
import { speechTime } from '../timing.ts';
import type { RecordSpec } from './spec.ts';
import { wavSeconds } from './wav.ts';

/** What ended a recording: a key, silence or length (""), or the end of the call. */
export type RecordEnd = string | 'hangup';

/** Listens while a Record is under way: to audio, speech and keys, and to silence. */
export class Recorder {
  readonly startedAt: number;
  wav: Uint8Array | undefined;
  private readonly said: string[] = [];
  private heardUntil = 0;
  private cancelSilence: (() => void) | undefined;
  private cancelLength: (() => void) | undefined;
  private stopListening: (() => void)[] = [];
  private stopKeys: (() => void) | undefined;

  constructor(
    private readonly step: Step,
    private readonly spec: RecordSpec,
    private readonly done: (end: RecordEnd) => void,
  ) {
    this.startedAt = step.board.twilio.clock.now();
  }

  start(): void {
    const { call, board } = this.step;
    const { handset } = call;
    this.cancelLength = call.after(this.spec.maxLength * 1000, () => this.done(''));
    this.stopListening = [
      handset.audio.listen((wav) => this.onAudio(wav)),
      handset.speech.listen((text) => this.onSpeech(text, speechTime(board.timing, text))),
      handset.talk.listen(() => this.cancelSilence?.()),
    ];
    this.onSilence();
  }

  stop(): void {
    this.cancelSilence?.();
    this.cancelLength?.();
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

  /** Audio posted when its last word is spoken began with the recording, so that no time is spent twice. */
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
    this.stopKeys = call.handset.keys.listen((key) => this.onKey(key));
    if (this.spec.timeout > 0) this.cancelSilence = call.after(this.spec.timeout * 1000, () => this.done(''));
  }

  private onKey(key: string): void {
    if (this.spec.finishOnKey.includes(key)) this.done(key);
  }
}
