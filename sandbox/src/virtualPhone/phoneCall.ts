import { silentWav } from '../calls/record/wav.ts';
import type { TwilioContext } from '../context.ts';
import type { Call, CallStatus, TraceEntry } from '../model.ts';
import { callError, Transcript } from './transcript.ts';
import type { Watcher } from './watcher.ts';

/** A message for a Record: so many seconds of silence, or a WAV file; and what was said, for the transcription. */
export interface VoiceMessage {
  seconds?: number;
  wav?: Uint8Array;
  transcript?: string;
}

/** A call as the person on the phone has it. Every wait fails with what was heard if it cannot come true any more. */
export class PhoneCall {
  protected readonly twilio: TwilioContext;
  private readonly heard: Transcript;

  constructor(
    private readonly watcher: Watcher,
    protected readonly call: Call,
  ) {
    this.twilio = watcher.twilio;
    this.heard = new Transcript(call);
  }

  get sid(): string {
    return this.call.sid;
  }

  get status(): CallStatus {
    return this.call.status;
  }

  /** Everything heard so far, in order. */
  get transcript(): string[] {
    return this.call.heard.map(({ text }) => text);
  }

  /** Every verb the call has run. */
  get trace(): TraceEntry[] {
    return this.call.trace;
  }

  /**
   * The documents that the app says it answered with last (header X-Ahoy-Document), in order; empty where it says
   * nothing. Answers to callbacks do not count: they lead nowhere.
   */
  get documents(): string[] {
    const answered = this.twilio.store.exchanges.findLast(
      ({ kind, callSid, purpose, status }) =>
        kind === 'webhook' && callSid === this.sid && status !== null && !purpose.endsWith('callback'),
    );
    const names = answered?.responseHeaders['x-ahoy-document'] ?? '';
    return names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  }

  /** Waits until a text, or a match, is heard after what the last `hears` found. */
  async hears(wanted: string | RegExp): Promise<void> {
    const what = typeof wanted === 'string' ? `"${wanted}"` : String(wanted);
    await this.until(() => this.heard.find(wanted), `${what} was not heard`);
  }

  /** Presses keys one after another, as soon as the call listens for keys. */
  async press(digits: string): Promise<void> {
    await this.act(() => this.twilio.calls.press(this.sid, digits), `"${digits}" cannot be pressed`);
  }

  /** Says something, as soon as the call listens to speech. */
  async says(text: string): Promise<void> {
    await this.act(() => this.twilio.calls.speak(this.sid, text), `"${text}" cannot be said`);
  }

  /** Leaves a message at the next Record (or the one under way), then is silent. */
  async leaves({ seconds = 5, wav = silence(seconds), transcript }: VoiceMessage): Promise<void> {
    await this.act(() => {
      this.twilio.calls.leaveRecording(this.sid, wav);
      if (transcript) this.twilio.calls.speak(this.sid, transcript);
    }, 'no message can be left');
  }

  async hangsUp(): Promise<void> {
    await this.act(() => this.twilio.calls.hangUp(this.sid), 'there is nothing to hang up');
  }

  /** Stays on the line for so many seconds. */
  async waits(seconds: number): Promise<void> {
    await this.watcher.passTime(seconds * 1000);
  }

  /** Waits for the end of the call; resolves to the status it ended with. */
  async ended(): Promise<CallStatus> {
    await this.until(() => this.call.endTime !== null, 'the call did not end');
    return this.status;
  }

  /** Waits for `isTrue`; fails with `failure` once the call is over without it. */
  protected until(isTrue: () => boolean, failure: string): Promise<true> {
    const error = (why: string) => callError(this.call, `${failure}: ${why}.`);
    return this.watcher.expect({
      topic: this.sid,
      check: () => {
        if (isTrue()) return true;
        if (this.call.endTime !== null) throw error(`the call is over (${this.status})`);
        return undefined;
      },
      late: () => error(`nothing more came of it in time (the call is ${this.status})`),
    });
  }

  protected async act(action: () => void, failure: string): Promise<void> {
    try {
      action();
    } catch (error) {
      throw callError(this.call, `${failure}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await this.watcher.settle();
  }
}

let lastSilence = { seconds: 0, wav: silentWav(0) };

/** Thousands of calls that leave the same silence share it. */
function silence(seconds: number): Uint8Array {
  if (lastSilence.seconds !== seconds) lastSilence = { seconds, wav: silentWav(seconds) };
  return lastSilence.wav;
}

/** A call that comes in to a phone: it rings until it is answered or declined. */
export class IncomingPhoneCall extends PhoneCall {
  /** The number that the phone shows. */
  get from(): string {
    return this.call.from;
  }

  async answers(): Promise<void> {
    await this.act(() => this.twilio.calls.answer(this.sid), 'it cannot be answered');
  }

  async declines(): Promise<void> {
    await this.act(() => this.twilio.calls.decline(this.sid), 'it cannot be declined');
  }
}
