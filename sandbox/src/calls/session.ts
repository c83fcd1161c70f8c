import type { Method, TwilioContext } from '../context.ts';
import type { Call, CallStatus, Heard, TraceEntry } from '../model.ts';
import { type Aborted, onAbort, until } from './abort.ts';
import { identityParams, type Params, placeParams } from './params.ts';
import { PhoneInput } from './phoneInput.ts';
import { type Timing, toneTime } from './timing.ts';

/** What all calls of an engine share. */
export interface Engine {
  readonly twilio: TwilioContext;
  readonly timing: Timing;
  /** Opens a call and puts it on record. */
  open(call: NewCall, plan: CallPlan): CallSession;
  /** Executes documents, the first from `source`, until the call is over. */
  runCall(call: CallSession, source: Source): Promise<void>;
  /** The same without ending the call where a document merely runs out: what a whisper needs. */
  runScript(call: CallSession, source: Source): Promise<RunEnd>;
}

export type NewCall = Pick<Call, 'from' | 'to' | 'direction' | 'status'> & Partial<Call>;

/** Where the next TwiML comes from. */
export type Source = RequestedSource | { twiml: string };

export interface RequestedSource {
  url: string;
  method: Method;
  /** What the request says besides the call's own parameters. */
  params: Params;
  purpose: string;
}

/** How a script ended: its documents ran out, or a verb, a failure or the end of the call ended it. */
export type RunEnd = 'end of document' | 'ended';

/** Why a signal of a call aborted. */
export type AbortReason =
  | { kind: 'call over'; status: CallStatus }
  /** TwiML from outside takes over. */
  | { kind: 'redirected'; source: Source }
  /** The person was heard, so that the prompts of a Gather stop. */
  | { kind: 'heard' };

/** What happened to a phone that rang. */
export type RingResult = 'answered' | 'busy' | 'no-answer' | 'failed';

/** What answered a call instead of a person. */
export interface Automaton {
  kind: 'machine' | 'fax';
  /** Resolves when its tape runs, or the call is over before. */
  ready: Promise<unknown>;
  /** The greeting that it is saying. */
  greeting?: string | undefined;
}

/** Who is to be told of a call's progress. */
export interface CallbackPlan {
  url: string;
  method: Method;
  /** Of initiated, ringing, answered, completed. */
  events: string[];
}

/** What a call is opened with. */
export interface CallPlan {
  /** Whether a page or a test acts for the person on the phone. Until one does, waits are short. */
  attended: boolean;
  callbacks?: CallbackPlan | undefined;
  fallback?: { url: string; method: Method } | undefined;
  /** The other leg of a Dial. */
  peer?: CallSession;
  /** How many calls of the line to itself led here. */
  hops?: number;
  /** Told once when the call is answered. */
  onAnswered?: () => void;
}

/** What others may do to a call at the moment. The code that allows it sets the function, and removes it afterwards. */
interface Moves {
  /** Ends the ringing of an outgoing call. */
  pickUp?: ((result: RingResult) => void) | undefined;
  /** Cuts short what the call does for TwiML given from outside. */
  redirect?: ((source: Source) => void) | undefined;
}

/** A call that is going on: its record, and what is needed only while it lasts. */
export class CallSession {
  readonly input: PhoneInput;
  readonly moves: Moves = {};
  // From CallPlan. A REST update or a Dial may change some of these.
  readonly hops: number;
  readonly onAnswered: (() => void) | undefined;
  attended: boolean;
  peer: CallSession | undefined;
  callbacks: CallbackPlan | undefined;
  fallback: { url: string; method: Method } | undefined;
  // What has happened in the call so far.
  /** Parameters of its own in every later request, such as AnsweredBy. */
  readonly extraParams: Params = [];
  /** A Dial's leg that was given TwiML of its own: it outlives the Dial. */
  independent = false;
  /** Status to end with if nothing ever answered the call (answerOnBridge). */
  unansweredStatus: 'busy' | 'no-answer' | 'failed' | undefined;
  automaton: Automaton | undefined;
  /** Whether an answering machine keeps what the phone hears. */
  taping = false;
  callbacksSent = 0;
  promptsUnanswered = 0;
  /** For how many ms the TwiML has asked to wait or listen so far. Documents that ask for none are a loop. */
  timeAsked = 0;
  private readonly places: Params;
  private readonly ending = new AbortController();

  constructor(
    readonly engine: Engine,
    readonly record: Call,
    { attended, callbacks, fallback, peer, hops = 0, onAnswered }: CallPlan,
  ) {
    this.input = new PhoneInput(engine.twilio.clock, engine.timing.key);
    this.attended = attended;
    this.callbacks = callbacks;
    this.fallback = fallback;
    this.peer = peer;
    this.hops = hops;
    this.onAnswered = onAnswered;
    this.places = placeParams(record);
  }

  /** Aborts when the call is over. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** For endCall only. */
  end(status: CallStatus): void {
    this.record.status = status;
    this.record.endTime = this.engine.twilio.clock.now();
    const reason: AbortReason = { kind: 'call over', status };
    this.ending.abort(reason);
    this.save();
  }

  /** Calls `action` when the call is over. Returns the function that takes it back. */
  onEnd(action: () => void): () => void {
    return onAbort(this.signal, action);
  }

  /** Waits `ms` of the call's own time, which is shorter in real time where no page or test acts for the person. */
  wait(ms: number, signal: AbortSignal = this.signal): Promise<'done' | Aborted> {
    return until<'done'>(signal, (done) => this.after(ms, () => done('done')));
  }

  /** Runs `action` after `ms` of the call's own time; returns what cancels it. */
  after(ms: number, action: () => void): () => void {
    this.timeAsked += ms;
    return this.engine.twilio.clock.after(ms * this.factor, action);
  }

  /** Plays key tones down the line, as Play's `digits` and `sendDigits` ask. */
  playTones(digits: string, signal: AbortSignal = this.signal): Promise<'done' | Aborted> {
    this.hear({ text: `[tones ${digits}]`, by: 'tone' });
    return this.wait(toneTime(this.engine.timing, digits), signal);
  }

  /** The call's own time between two moments of the clock, in ms. */
  elapsed(since: number): number {
    return Math.max(0, this.engine.twilio.clock.now() - since) / this.factor;
  }

  /** The parameters that stand in every request about the call, as of now. */
  params(): Params {
    return [...identityParams(this.record), ...this.extraParams, ...this.places];
  }

  save(): void {
    this.engine.twilio.store.saveCall(this.record);
  }

  hear(heard: Omit<Heard, 'at'>): void {
    this.record.heard.push({ at: this.engine.twilio.clock.now(), ...heard });
    if (this.taping) this.record.tape?.push(heard.text);
    this.save();
  }

  trace(entry: Omit<TraceEntry, 'at'>): TraceEntry {
    const { verb, ...rest } = entry;
    const added: TraceEntry = { verb: String(verb), at: this.engine.twilio.clock.now(), ...rest };
    this.record.trace.push(added);
    this.save();
    return added;
  }

  private get factor(): number {
    return this.attended || this.peer?.attended ? 1 : this.engine.timing.unattended;
  }
}
