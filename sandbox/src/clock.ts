import { type Timer, TimerQueue } from './timerQueue.ts';

/** The time that calls and messages go by: real for people, manual for tests. */
export interface Clock {
  /** The time, in ms since the epoch. */
  now(): number;
  /** Runs `action` once, `ms` from now. Returns the function that cancels it. */
  after(ms: number, action: () => void): () => void;
  /** Marks work that no timer ends, such as an HTTP request. A manual clock does not move while any is going on. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** The longest that Node.js waits at once, in ms: almost 25 days. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The computer's own clock. */
export class RealClock implements Clock {
  now(): number {
    return Date.now();
  }

  after(ms: number, action: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      const rest = left - LONGEST_WAIT;
      timer = rest > 0 ? setTimeout(() => wait(rest), LONGEST_WAIT) : setTimeout(action, left);
    };
    wait(ms);
    return () => clearTimeout(timer);
  }

  during<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}

/**
 * A clock that moves only when told to, and never while a request is going on. In a test that waits with a virtual phone
 * (`hears`, `waits`, `ended`), the phone moves it. Otherwise `advance` does.
 * @example
 * const clock = new ManualClock(Date.UTC(2026, 11, 25, 9)); // 25 December 2026, 9:00 UTC
 * await using line = await startLine({ clock });
 * await clock.advance(20_000); // 20 seconds
 */
export class ManualClock implements Clock {
  private readonly timers = new TimerQueue();
  private underWay = 0;
  private count = 0;
  private whenIdle: (() => void)[] = [];
  private readonly followers = new Set<(now: number) => void>();

  /** `time` is where it begins, in ms since the epoch; default Monday, 5 January 2026, 12:00 UTC. */
  constructor(private time = Date.UTC(2026, 0, 5, 12)) {}

  now(): number {
    return this.time;
  }

  after(ms: number, action: () => void): () => void {
    const timer: Timer = {
      at: this.time + Math.max(0, ms),
      order: this.count++,
      action,
      cancelled: false,
    };
    this.timers.add(timer);
    return () => {
      timer.cancelled = true;
      // The timer stays in the queue until its time. What its action holds can be freed now.
      timer.action = () => undefined;
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    this.underWay += 1;
    const done = () => this.workDone();
    work.then(done, done);
    return work;
  }

  /** Waits until all work that `during` marked is done. The time stays the same. */
  async settle(): Promise<void> {
    await nextTurn();
    while (this.underWay > 0) {
      await new Promise<void>((resolve) => this.whenIdle.push(resolve));
      await nextTurn();
    }
  }

  /**
   * Moves to the next moment that has timers, and runs all timers of that moment.
   * @param until the last moment to move to, in ms since the epoch
   * @returns false where no timer is left up to then
   */
  async next(until = Number.POSITIVE_INFINITY): Promise<boolean> {
    await this.settle();
    const first = this.timers.first();
    if (!first || first.at > until) return false;
    this.moveTo(Math.max(this.time, first.at));
    const last = this.count;
    for (let timer = this.due(last); timer; timer = this.due(last)) {
      timer.action();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await this.settle();
    return true;
  }

  /** Moves `ms` forward, and runs each timer on the way at its own time. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    while (await this.next(end));
    this.moveTo(Math.max(this.time, end));
  }

  /**
   * Sets the clock to another time, earlier or later, as somebody sets the hands of a clock: nothing falls due by it, and
   * what is left of each timer stays left.
   * @param time in ms since the epoch
   */
  async set(time: number): Promise<void> {
    await this.settle();
    this.jump(time);
  }

  /** Does the same at once, even during a request. */
  jump(time: number): void {
    this.timers.shift(time - this.time);
    this.moveTo(time);
  }

  /** Calls `follower` with the time now, and whenever it has changed, before anything else happens. Returns what ends it. */
  follow(follower: (now: number) => void): () => void {
    this.followers.add(follower);
    follower(this.time);
    return () => this.followers.delete(follower);
  }

  private moveTo(time: number): void {
    if (time === this.time) return;
    this.time = time;
    for (const follower of this.followers) follower(time);
  }

  /** Takes the next timer that is due now. Timers set since the moment began are left for the next one. */
  private due(before: number): Timer | undefined {
    const first = this.timers.first();
    if (!first || first.at > this.time || first.order >= before) return undefined;
    return this.timers.takeFirst();
  }

  private workDone(): void {
    this.underWay -= 1;
    if (this.underWay > 0) return;
    const waiting = this.whenIdle;
    this.whenIdle = [];
    for (const resume of waiting) resume();
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
