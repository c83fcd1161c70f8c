import { calleeOf } from '../calls/reaching.ts';
import { silentWav } from '../calls/record/wav.ts';
import type { TwilioContext } from '../context.ts';
import type { Call, CallStatus, TraceEntry } from '../model.ts';
import { callError, Transcript } from './transcript.ts';
import type { Watcher } from './watcher.ts';

/** A message for a `<Record>`. */
export interface VoiceMessage {
  /** Length of the message, which is silence; default 5. Not used where `wav` is given. */
  seconds?: number;
  /** The message as a WAV file. */
  wav?: Uint8Array;
  /** The words of the message, for its transcription. */
  transcript?: string;
}

/**
 * A call, as the person on the phone has it. Where what a method waits for can no longer happen, it throws an Error that
 * lists all that was heard and what the call did.
 */
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

  /** The call's SID, such as `CA` and 32 hexadecimal digits. */
  get sid(): string {
    return this.call.sid;
  }

  /** The call's status in Twilio's words, such as `in-progress`. */
  get status(): CallStatus {
    return this.call.status;
  }

  /** All that was heard so far, in order. */
  get transcript(): string[] {
    return this.call.heard.map(({ text }) => text);
  }

  /** All TwiML verbs that the call has run so far, in order. */
  get trace(): TraceEntry[] {
    return this.call.trace;
  }

  /**
   * The names in the header X-Ahoy-Document of the app's last answer, in order; empty where it has no such header.
   * Answers to status callbacks do not count, as they play nothing.
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

  /**
   * Waits until the caller hears these words, or a match of this pattern. The search begins after what the last `hears`
   * found.
   * @throws Error when the call ends without it, or after 10 minutes (on a real clock, 30 s)
   * @example
   * await call.hears('Hello Monkey!');
   * await call.hears(/press (\d)/i);
   */
  async hears(wanted: string | RegExp): Promise<void> {
    const what = typeof wanted === 'string' ? `"${wanted}"` : String(wanted);
    await this.until(() => this.heard.find(wanted), `${what} was not heard`);
  }

  /**
   * Presses keys one after another, as soon as the call listens for keys. Returns before that.
   * @param digits keys 0-9, A-D, * and #; `w` waits half a second, `W` a whole one
   * @throws Error where the call is over, or `digits` has other characters
   * @example
   * await call.press('2');
   */
  async press(digits: string): Promise<void> {
    await this.act(() => this.twilio.calls.press(this.sid, digits), `"${digits}" cannot be pressed`);
  }

  /**
   * Says something, as soon as the call listens to speech. Returns before that.
   * @throws Error where the call is over
   * @example
   * await call.says('opening hours');
   */
  async says(text: string): Promise<void> {
    await this.act(() => this.twilio.calls.speak(this.sid, text), `"${text}" cannot be said`);
  }

  /**
   * Leaves a message as soon as the line records, and is silent after it. Returns before that.
   * @throws Error where the call is over, or `wav` is no WAV file
   * @example
   * await call.leaves({ seconds: 7, transcript: 'Please call me back.' });
   */
  async leaves({ seconds = 5, wav = silence(seconds), transcript }: VoiceMessage): Promise<void> {
    await this.act(() => {
      this.twilio.calls.leaveRecording(this.sid, wav);
      if (transcript) this.twilio.calls.speak(this.sid, transcript);
    }, 'no message can be left');
  }

  /** Hangs up. @throws Error where the call is over. */
  async hangsUp(): Promise<void> {
    await this.act(() => this.twilio.calls.hangUp(this.sid), 'there is nothing to hang up');
  }

  /** Waits for so many seconds of the clock's time, without a word or a key. */
  async waits(seconds: number): Promise<void> {
    await this.watcher.passTime(seconds * 1000);
  }

  /**
   * Waits for the end of the call.
   * @returns the status that it ended with: `completed`, `busy`, `no-answer`, `failed` or `canceled`
   * @throws Error where it does not end within 10 minutes (on a real clock, 30 s)
   */
  async ended(): Promise<CallStatus> {
    await this.until(() => this.call.endTime !== null, 'the call did not end');
    return this.status;
  }

  /** Waits for `isTrue`. Throws an error that begins with `failure` where the call ends without it. */
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

/** A WAV file of silence. The last one is kept, so that thousands of calls can share it. */
function silence(seconds: number): Uint8Array {
  if (lastSilence.seconds !== seconds) lastSilence = { seconds, wav: silentWav(seconds) };
  return lastSilence.wav;
}

/** A call that comes in to a phone. It rings until the test answers or declines it. */
export class IncomingPhoneCall extends PhoneCall {
  private readonly phone = calleeOf(this.call);

  /** The number that the phone shows. */
  get from(): string {
    return this.call.from;
  }

  /** Answers the call. @throws Error where it does not ring here any more. */
  async answers(): Promise<void> {
    await this.pickUp(() => this.twilio.calls.answer(this.sid), 'it cannot be answered');
  }

  /** Declines the call, which then is `busy`. @throws Error where it does not ring here any more. */
  async declines(): Promise<void> {
    await this.pickUp(() => this.twilio.calls.decline(this.sid), 'it cannot be declined');
  }

  private pickUp(action: () => void, failure: string): Promise<void> {
    return this.act(() => {
      const callee = calleeOf(this.call);
      if (callee !== this.phone) throw new Error(`the carrier has forwarded it to ${callee}.`);
      action();
    }, failure);
  }
}
