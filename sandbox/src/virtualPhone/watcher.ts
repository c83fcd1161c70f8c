import { calleeOf } from '../calls/reaching.ts';
import type { TwilioContext } from '../context.ts';
import type { Change } from '../store.ts';
import { manualOf } from '../switchableClock.ts';

/** What a test waits for. */
export interface Expectation<T> {
  /** A call's or message's SID, or a phone number: only what happens there is looked at. */
  topic: string;
  /** The value waited for, or undefined as long as there is none. Throws once there can be none any more. */
  check: () => T | undefined;
  /** The error if it does not come in time. */
  late: () => Error;
}

interface Waiter {
  recheck: () => void;
}

/** How long something is waited for, in ms of the clock's time: on a real clock, and on a manual one. */
const REAL_LIMIT = 30_000;
const MANUAL_LIMIT = 600_000;
/** How long something is waited for that only the test itself can start, in ms of real time. */
const PATIENCE = 10_000;

/**
 * Waits for things to happen in a sandbox. On a manual clock it moves the clock, from timer to timer, as long as any
 * test waits. A sandbox has one watcher, so that the clock moves once for all its phones.
 */
export class Watcher {
  private readonly waiters = new Map<string, Set<Waiter>>();
  private waiting = 0;
  private stepping = false;

  constructor(readonly twilio: TwilioContext) {
    twilio.store.onChange((change) => this.onChange(change));
  }

  /** Waits for something that the call or message does by itself. */
  expect<T>(expectation: Expectation<T>): Promise<T> {
    const limit = manualOf(this.twilio.clock) ? MANUAL_LIMIT : REAL_LIMIT;
    return this.wait(expectation, (late) => this.twilio.clock.after(limit, late));
  }

  /** Waits for something that the test itself starts meanwhile. The limit is real time on any clock. */
  expectFromOutside<T>(expectation: Expectation<T>): Promise<T> {
    return this.wait(expectation, (late) => {
      const timer = setTimeout(late, PATIENCE);
      return () => clearTimeout(timer);
    });
  }

  /** Waits for `ms` of the clock's time. */
  async passTime(ms: number): Promise<void> {
    this.waiting += 1;
    const passed = new Promise<void>((resolve) => this.twilio.clock.after(ms, resolve));
    void this.step();
    await passed;
    this.waiting -= 1;
  }

  /** On a manual clock, waits until no request is going on. */
  async settle(): Promise<void> {
    await manualOf(this.twilio.clock)?.settle();
  }

  private wait<T>(
    { topic, check, late }: Expectation<T>,
    limit: (late: () => void) => () => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiter = { recheck: () => settleIf(check) };
      const cancelLimit = limit(() => finish(() => reject(late())));
      const finish = (settle: () => void) => {
        if (!this.remove(topic, waiter)) return;
        cancelLimit();
        settle();
      };
      const settleIf = (attempt: () => T | undefined) => {
        try {
          const value = attempt();
          if (value !== undefined) finish(() => resolve(value));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      this.add(topic, waiter);
      waiter.recheck();
      void this.step();
    });
  }

  private async step(): Promise<void> {
    const clock = manualOf(this.twilio.clock);
    if (this.stepping || !clock) return;
    this.stepping = true;
    await clock.settle();
    while (this.waiting > 0 && (await clock.next()));
    this.stepping = false;
  }

  private onChange(change: Change): void {
    for (const topic of topicsOf(change)) {
      for (const waiter of [...(this.waiters.get(topic) ?? [])]) waiter.recheck();
    }
    // The clock stops when no timer is left. A request from outside may have set new ones.
    if (this.waiting > 0) void this.step();
  }

  private add(topic: string, waiter: Waiter): void {
    const waiters = this.waiters.get(topic) ?? new Set();
    this.waiters.set(topic, waiters.add(waiter));
    this.waiting += 1;
  }

  private remove(topic: string, waiter: Waiter): boolean {
    const waiters = this.waiters.get(topic);
    if (!waiters?.delete(waiter)) return false;
    if (waiters.size === 0) this.waiters.delete(topic);
    this.waiting -= 1;
    return true;
  }
}

function topicsOf(change: Change): string[] {
  if (change.type === 'call') return [change.call.sid, calleeOf(change.call)];
  if (change.type === 'message') return [change.message.inReplyTo ?? '', change.message.to];
  if (change.type === 'exchange') return [change.exchange.messageSid ?? ''];
  return change.type === 'recording' ? [change.recording.callSid] : [];
}
