import type { Clock } from '../clock.ts';
import { DIGIT_PAUSES } from './timing.ts';

/**
 * What a person does on a phone, kept until the call listens for it. Twilio itself keeps no keys between verbs. The person
 * waits to be asked.
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
    /** Items that stand for a pause, and how long it is in ms. */
    private readonly pauses: Readonly<Record<string, number>> = {},
  ) {}

  add(...items: T[]): void {
    this.items.push(...items);
    this.pump();
  }

  /** Calls `listener` with each item that waits or comes. Returns the function that stops it; the other items are kept. */
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
