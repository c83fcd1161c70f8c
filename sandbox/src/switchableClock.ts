import { type Clock, ManualClock } from './clock.ts';

/** A timer that outlives a switch. */
interface Wait {
  /** In ms since the epoch, by the clock that it was last set on. */
  due: number;
  action: () => void;
  cancel: () => void;
}

/**
 * A clock that can be switched between another one, such as the computer's own, and a manual one. A switch changes the
 * time of day, not how long anything still takes: a timer with 5 seconds left has 5 seconds left on the new clock.
 */
export class SwitchableClock implements Clock {
  private readonly byHand = new ManualClock();
  private readonly waits = new Set<Wait>();
  private current: Clock;
  private readonly followers = new Set<(now: number | undefined) => void>();

  /** `real` is the clock that it begins with, and that `toReal` goes back to. */
  constructor(private readonly real: Clock) {
    this.current = real;
    this.byHand.follow(() => this.manual && this.tell());
  }

  /** The manual clock, while it is the one that counts. */
  get manual(): ManualClock | undefined {
    return this.current === this.byHand ? this.byHand : undefined;
  }

  now(): number {
    return this.current.now();
  }

  after(ms: number, action: () => void): () => void {
    const wait: Wait = { due: this.now() + Math.max(0, ms), action, cancel: () => undefined };
    this.waits.add(wait);
    this.begin(wait, ms);
    return () => {
      this.waits.delete(wait);
      wait.cancel();
    };
  }

  /** The work is marked in real time as well: it may be going on still after a switch. */
  during<T>(work: Promise<T>): Promise<T> {
    return this.byHand.during(work);
  }

  /** Stops the time, at `now` (in ms since the epoch), or where it is. A clock that is manual already is only set. */
  async toManual(now?: number): Promise<void> {
    await this.byHand.settle();
    const time = now ?? this.now();
    if (this.manual) for (const wait of this.waits) wait.due += time - this.now();
    this.byHand.jump(time);
    this.switchTo(this.byHand);
  }

  /** Goes by the real clock again. */
  toReal(): void {
    this.switchTo(this.real);
  }

  /** Calls `follower` at once and on every change: with the time of the manual clock, or with undefined in real time. */
  follow(follower: (now: number | undefined) => void): () => void {
    this.followers.add(follower);
    follower(this.manual?.now());
    return () => this.followers.delete(follower);
  }

  private switchTo(clock: Clock): void {
    if (clock === this.current) return;
    const before = this.now();
    this.current = clock;
    this.tell();
    for (const wait of [...this.waits].sort((one, other) => one.due - other.due)) {
      const left = Math.max(0, wait.due - before);
      wait.cancel();
      wait.due = this.now() + left;
      this.begin(wait, left);
    }
  }

  private begin(wait: Wait, ms: number): void {
    wait.cancel = this.current.after(ms, () => {
      this.waits.delete(wait);
      wait.action();
    });
  }

  private tell(): void {
    for (const follower of this.followers) follower(this.manual?.now());
  }
}

/**
 * Calls `follower` with the time of a manual clock, now and whenever it moves, and with undefined where time is real.
 * @returns what ends it
 */
export function followClock(clock: Clock, follower: (now: number | undefined) => void): () => void {
  if (clock instanceof SwitchableClock || clock instanceof ManualClock) return clock.follow(follower);
  follower(undefined);
  return () => undefined;
}

/** The manual clock that `clock` is, or is switched to; undefined in real time. */
export function manualOf(clock: Clock): ManualClock | undefined {
  if (clock instanceof SwitchableClock) return clock.manual;
  return clock instanceof ManualClock ? clock : undefined;
}
