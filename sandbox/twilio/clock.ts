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

interface Timer {
  at: number;
  order: number;
  action: () => void;
}

/** A clock that moves only when told to, and never past work under way. */
export class ManualClock implements Clock {
  private timers: Timer[] = [];
  private underWay = new Set<Promise<unknown>>();
  private count = 0;

  constructor(private time = Date.UTC(2026, 0, 5, 12)) {}

  now(): number {
    return this.time;
  }

  after(ms: number, action: () => void): () => void {
    const timer = { at: this.time + Math.max(0, ms), order: this.count++, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    const done: Promise<unknown> = work.catch(() => undefined).finally(() => this.underWay.delete(done));
    this.underWay.add(done);
    return work;
  }

  /** Waits until nothing is under way that a timer does not drive. */
  async settle(): Promise<void> {
    await nextTurn();
    while (this.underWay.size > 0) {
      await Promise.race(this.underWay);
      await nextTurn();
    }
  }

  /** Moves to the next timer and runs it. False where there is none (or none up to `until`, ms since the epoch). */
  async next(until = Number.POSITIVE_INFINITY): Promise<boolean> {
    await this.settle();
    const first = this.timers.reduce<Timer | undefined>(earlier, undefined);
    if (!first || first.at > until) return false;
    this.timers = this.timers.filter((timer) => timer !== first);
    this.time = Math.max(this.time, first.at);
    first.action();
    await this.settle();
    return true;
  }

  /** Moves `ms` on, running each timer on the way at its own time. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    while (await this.next(end));
    this.time = end;
  }
}

function earlier(best: Timer | undefined, timer: Timer): Timer {
  if (!best) return timer;
  return timer.at < best.at || (timer.at === best.at && timer.order < best.order) ? timer : best;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
