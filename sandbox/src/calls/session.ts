import type { Method, TwilioContext } from '../context.ts';
import type { Call, Heard, TraceEntry } from '../model.ts';
import { Handset } from './handset.ts';
import { Scope } from './scope.ts';
import type { Timing } from './timing.ts';

/** What happened to a phone that rang. */
export type RingResult = 'answered' | 'busy' | 'no-answer';

/** Who is to be told of a call's progress. */
export interface CallbackPlan {
  url: string;
  method: Method;
  /** Of initiated, ringing, answered, completed. */
  events: string[];
}

/** A call that is under way: its record, and what only matters while it lasts. */
export class CallSession {
  readonly scope = new Scope();
  readonly handset: Handset;
  /** Somebody plays the person on the phone; until then waits are short. */
  attended: boolean;
  /** The other leg of a Dial. */
  peer: CallSession | undefined;
  callbacks: CallbackPlan | undefined;
  callbacksSent = 0;
  fallback: { url: string; method: Method } | undefined;
  /** Ends the ringing of an outgoing call. */
  pickUp: ((result: RingResult) => void) | undefined;
  /** Told once when the call is answered. */
  onAnswered: (() => void) | undefined;
  /** Cuts short what the call does for TwiML given from outside. */
  redirect: ((source: Source) => void) | undefined;
  /** Parameters of its own in every later request, such as AnsweredBy. */
  readonly extraParams: [string, string][] = [];
  /** A Dial's leg that was given TwiML of its own: it outlives the Dial. */
  independent = false;
  /** Status to end with if nothing ever answered the call (answerOnBridge). */
  unansweredStatus: 'busy' | 'no-answer' | 'failed' | undefined;
  promptsUnanswered = 0;
  /** Ms that the TwiML asked to wait or listen so far: a call that asks for none leads nowhere. */
  timeAsked = 0;
  /** How many calls of the line to itself led here. */
  hops = 0;
  private readonly endings = new Set<() => void>();

  constructor(
    private readonly twilio: TwilioContext,
    readonly timing: Timing,
    readonly record: Call,
    { attended }: { attended: boolean },
  ) {
    this.attended = attended;
    this.handset = new Handset(twilio.clock, timing.key);
  }

  get isOver(): boolean {
    return this.record.endTime !== null;
  }

  /** Waits `ms` of the call's own time: less of real time where nobody attends. */
  wait(ms: number, scope: Scope = this.scope): Promise<void> {
    return scope.until<void>((done) => this.after(ms, done));
  }

  /** Runs `action` after `ms` of the call's own time; returns what cancels it. */
  after(ms: number, action: () => void): () => void {
    this.timeAsked += ms;
    return this.twilio.clock.after(ms * this.factor, action);
  }

  /** The call's own time between two moments of the clock, in ms. */
  elapsed(since: number): number {
    return (this.twilio.clock.now() - since) / this.factor;
  }

  save(): void {
    this.twilio.store.saveCall(this.record);
  }

  hear(heard: Omit<Heard, 'at'>): void {
    this.record.heard.push({ at: this.twilio.clock.now(), ...heard });
    this.save();
  }

  trace(entry: Omit<TraceEntry, 'at'>): TraceEntry {
    const { verb, ...rest } = entry;
    const added: TraceEntry = { verb: String(verb), at: this.twilio.clock.now(), ...rest };
    this.record.trace.push(added);
    this.save();
    return added;
  }

  /** Calls `action` when the call is over. Returns the function that takes it back. */
  onEnd(action: () => void): () => void {
    this.endings.add(action);
    return () => this.endings.delete(action);
  }

  /** For endCall only. */
  tellEnd(): void {
    for (const action of [...this.endings]) action();
    this.endings.clear();
  }

  private get factor(): number {
    return this.attended || this.peer?.attended ? 1 : this.timing.unattended;
  }
}

/** Where the next TwiML comes from. */
export type Source =
  | { url: string; method: Method; params: [string, string][]; purpose: string }
  | { twiml: string };
