import type { Clock } from '../clock.ts';

/**
 * What a person does on a phone, kept until the call asks for it. Twilio itself buffers no keys between verbs; it is
 * the person who waits to be asked, as people do.
 */
export class Handset {
  readonly keys: Waiting<string>;
  readonly speech: Waiting<string>;
  /** WAV files to be left for a Record. */
  readonly audio: Waiting<Uint8Array>;
  readonly talk: Waiting<true>;

  /** `gap` is how long the person takes for each thing, in ms. */
  constructor(clock: Clock, gap: number) {
    this.keys = new Waiting(clock, gap, PAUSES);
    this.speech = new Waiting(clock, gap);
    this.audio = new Waiting(clock, gap);
    this.talk = new Waiting(clock, gap);
  }
}

/** Keys that are none: a person's pause between two keys, in ms, written as Twilio writes its own. */
const PAUSES: Readonly<Record<string, number>> = { w: 500, W: 1000 };

/** Things that wait for a listener and reach it one after another. */
export class Waiting<T> {
  private readonly items: T[] = [];
  private listener: ((item: T) => void) | undefined;
  private cancelTimer: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly gap: number,
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
