import type { Clock } from '../clock.ts';
import { DIGIT_PAUSES } from './timing.ts';

/**
 * What a person does on a phone, kept until the call asks for it. Twilio itself buffers no keys between verbs; it is
 * the person who waits to be asked, as people do.
 */
export class PhoneInput {
  readonly keys: InputQueue<string>;
  readonly speech: InputQueue<string>;
  /** WAV files to be left for a Record. */
  readonly audio: InputQueue<Uint8Array>;
  /** The person has begun to talk into a Record. */
  readonly talk: InputQueue<true>;

  /** `gap` is how long the person takes for each thing, in ms. */
  constructor(clock: Clock, gap: number) {
    this.keys = new InputQueue(clock, gap, DIGIT_PAUSES);
    this.speech = new InputQueue(clock, gap);
    this.audio = new InputQueue(clock, gap);
    this.talk = new InputQueue(clock, gap);
  }
}

/** Inputs that wait for a listener and reach it one after another. */
class InputQueue<T> {
  private readonly items: T[] = [];
  private listener: ((item: T) => void) | undefined;
  private cancelTimer: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly gap: number,
    /** Items that are none: how long the person waits before the next, in ms. */
    private readonly pauses: Readonly<Record<string, number>> = {},
  ) {}

  add(...items: T[]): void {
    this.items.push(...items);
    this.pump();
  }

  /** Hands over what waits and what comes. Returns the function that stops listening; the rest keeps waiting. */
  listen(listener: (item: T) => void): () => void {
    this.listener = listener;
    this.pump();
    return () => {
      if (this.listener !== listener) return;
      this.listener = undefined;
      this.cancelTimer?.();
      this.cancelTimer = undefined;
    };
  }

  private pump(): void {
    if (!this.listener || this.cancelTimer || this.items.length === 0) return;
    const pause = this.pauses[String(this.items[0])];
    this.cancelTimer = this.clock.after(pause ?? this.gap, () => {
      this.cancelTimer = undefined;
      const item = this.items.shift();
      if (item !== undefined && pause === undefined) this.listener?.(item);
      this.pump();
    });
  }
}
