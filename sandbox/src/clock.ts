import { type Timer, TimerQueue } from './timerQueue.ts';

/** Time as the sandbox's engines see it: real for people, manual for tests. Times are ms since the epoch. */
export interface Clock {
  now(): number;
  /** Runs `action` once, `ms` from now. Returns the function that cancels it. */
  after(ms: number, action: () => void): () => void;
  /** Marks work whose end is no timer (an HTTP request): a manual clock stands still while any is under way. */
  during<T>(work: Promise<T>): Promise<T>;
}

export class RealClock implements Clock {
  now(): number {
    return Date.now();
  }

  after(ms: number, action: () => void): () => void {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  }

  during<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}

/** A clock that moves only when told to, and never past work under way. */
export class ManualClock implements Clock {
  private readonly timers = new TimerQueue();
  private underWay = 0;
  private count = 0;
  private whenIdle: (() => void)[] = [];

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
      // It stays in the queue until its time; what it would have done need not.
      timer.action = () => undefined;
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    this.underWay += 1;
    const done = () => this.workDone();
    work.then(done, done);
    return work;
  }

  /** Waits until nothing is under way that a timer does not drive. */
  async settle(): Promise<void> {
    await nextTurn();
    while (this.underWay > 0) {
      await new Promise<void>((resolve) => this.whenIdle.push(resolve));
      await nextTurn();
    }
  }

  /**
   * Moves to the next moment that has timers and runs them all, so that what happens at once is under way at once.
   * False where there is none (or none up to `until`, ms since the epoch).
   */
  async next(until = Number.POSITIVE_INFINITY): Promise<boolean> {
    await this.settle();
    const first = this.timers.first();
    if (!first || first.at > until) return false;
    this.time = Math.max(this.time, first.at);
    const last = this.count;
    for (let timer = this.due(last); timer; timer = this.due(last)) {
      timer.action();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await this.settle();
    return true;
  }

  /** Moves `ms` on, running each timer on the way at its own time. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    while (await this.next(end));
    this.time = Math.max(this.time, end);
  }

  /** Takes the next timer due now; those set since the moment began wait for the next one. */
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
