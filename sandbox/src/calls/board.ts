import { CallError, type TwilioContext } from '../context.ts';
import type { Call } from '../model.ts';
import { newSid } from '../sid.ts';
import { CallSession } from './session.ts';
import type { Verb } from './step.ts';
import type { Timing } from './timing.ts';

/** All calls under way, and what every part of the engine needs. */
export class Board {
  private readonly calls = new Map<string, CallSession>();

  constructor(
    readonly twilio: TwilioContext,
    readonly timing: Timing,
    /** The verbs it executes, by TwiML's names. */
    readonly verbs: Readonly<Record<string, Verb>>,
  ) {}

  /** Opens a call and puts it on record. */
  open(
    call: Pick<Call, 'from' | 'to' | 'direction' | 'status'> & Partial<Call>,
    attended: boolean,
  ): CallSession {
    const { twilio } = this;
    const own = call.direction === 'inbound' ? call.to : call.from;
    const record: Call = {
      sid: newSid('CA'),
      accountSid: twilio.accountSid,
      parentCallSid: null,
      createdAt: twilio.clock.now(),
      startTime: null,
      endTime: null,
      answeredBy: null,
      callerName: null,
      phoneNumberSid: twilio.store.numberFor(own)?.sid ?? null,
      heard: [],
      trace: [],
      ...call,
    };
    const live = new CallSession(twilio, this.timing, record, { attended });
    this.calls.set(record.sid, live);
    live.onEnd(() => this.calls.delete(record.sid));
    live.save();
    return live;
  }

  /** A call under way. Throws CallError 404 for an unknown one and 409 for one that is over. */
  find(sid: string): CallSession {
    const live = this.calls.get(sid);
    if (live) return live;
    const record = this.twilio.store.calls.get(sid);
    if (record) throw new CallError(409, `Call ${sid} is over (${record.status}).`);
    throw new CallError(404, `There is no call ${sid}.`);
  }
}
