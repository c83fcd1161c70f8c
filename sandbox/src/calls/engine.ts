import { type CallEngine, CallError, type TwilioContext } from '../context.ts';
import type { Call } from '../model.ts';
import { newSid } from '../sid.ts';
import { callControls } from './controls.ts';
import { runCall, runScript } from './interpreter.ts';
import { placeCall } from './placing.ts';
import { receiveCall } from './receiving.ts';
import { type CallPlan, CallSession, type Engine, type NewCall } from './session.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';

/** Makes the call engine: it rings phones and runs TwiML. `timing` replaces the default durations. */
export function createCallEngine(twilio: TwilioContext, timing: Partial<Timing> = {}): CallEngine {
  const sessions = new Map<string, CallSession>();
  const engine: Engine = {
    twilio,
    timing: { ...DEFAULT_TIMING, ...timing },
    open(call, plan) {
      const session = openSession(engine, call, plan);
      sessions.set(session.record.sid, session);
      session.onEnd(() => sessions.delete(session.record.sid));
      session.save();
      return session;
    },
    runCall,
    runScript,
  };
  return {
    place: (call) => placeCall(engine, call).record,
    receive: (call) => receiveCall(engine, call, { attended: true }).record,
    ...callControls((sid) => sessions.get(sid) ?? refuse(twilio, sid)),
  };
}

function openSession(engine: Engine, call: NewCall, plan: CallPlan): CallSession {
  const { twilio } = engine;
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
    forwardedFrom: null,
    forwardedTo: null,
    phoneNumberSid: twilio.store.numberFor(own)?.sid ?? null,
    heard: [],
    trace: [],
    ...call,
  };
  return new CallSession(engine, record, plan);
}

/** Throws CallError for a call that is not going on: 404 for an unknown one, 409 for one that is over. */
function refuse(twilio: TwilioContext, sid: string): never {
  const call = twilio.store.calls.get(sid);
  if (call) throw new CallError(409, `Call ${sid} is over (${call.status}).`);
  throw new CallError(404, `There is no call ${sid}.`);
}
