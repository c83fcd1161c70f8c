import type { Call } from '../model.ts';
import { CallError, type Parts } from '../parts.ts';
import { newSid } from '../sid.ts';
import { LiveCall } from './liveCall.ts';
import type { Pace } from './pace.ts';
import type { Verb } from './step.ts';

/** All calls under way, and what every part of the engine needs. */
export class Board {
  private readonly calls = new Map<string, LiveCall>();

  constructor(
    readonly parts: Parts,
    readonly pace: Pace,
    /** The verbs it executes, by TwiML's names. */
    readonly verbs: Readonly<Record<string, Verb>>,
  ) {}

  /** Opens a call and puts it on record. */
  open(
    call: Pick<Call, 'from' | 'to' | 'direction' | 'status'> & Partial<Call>,
    attended: boolean,
  ): LiveCall {
    const { parts } = this;
    const own = call.direction === 'inbound' ? call.to : call.from;
    const record: Call = {
      sid: newSid('CA'),
      accountSid: parts.accountSid,
      parentCallSid: null,
      createdAt: parts.clock.now(),
      startTime: null,
      endTime: null,
      answeredBy: null,
      callerName: null,
      phoneNumberSid: parts.store.numberFor(own)?.sid ?? null,
      heard: [],
      trace: [],
      ...call,
    };
    const live = new LiveCall(parts, this.pace, record, { attended });
    this.calls.set(record.sid, live);
    live.onEnd(() => this.calls.delete(record.sid));
    live.save();
    return live;
  }

  /** A call under way. Throws CallError 404 for an unknown one and 409 for one that is over. */
  find(sid: string): LiveCall {
    const live = this.calls.get(sid);
    if (live) return live;
    const record = this.parts.store.calls.get(sid);
    if (record) throw new CallError(409, `Call ${sid} is over (${record.status}).`);
    throw new CallError(404, `There is no call ${sid}.`);
  }
}
