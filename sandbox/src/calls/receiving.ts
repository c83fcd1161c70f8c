import { CallError, type IncomingCall } from '../context.ts';
import type { IncomingPhoneNumber } from '../model.ts';
import { endCall, inBackground, limitTime, MAX_CALL_SECONDS } from './lifecycle.ts';
import type { CallPlan, CallSession, Engine } from './session.ts';

/** Somebody calls one of the account's numbers. Throws CallError 404 if it is none. */
export function receiveCall(engine: Engine, call: IncomingCall, plan: CallPlan): CallSession {
  const { from, to, callerName = null, forwardedFrom = null } = call;
  const number = engine.twilio.store.numberFor(to);
  if (!number) throw new CallError(404, `This account has no number ${to}.`);
  const session = engine.open(
    { from, to, callerName, forwardedFrom, direction: 'inbound', status: 'ringing' },
    { ...plan, ...webhooksOf(number) },
  );
  limitTime(session, MAX_CALL_SECONDS);
  if (number.voiceUrl) {
    const source = { url: number.voiceUrl, method: number.voiceMethod, params: [], purpose: 'voice' };
    inBackground(session, engine.runCall(session, source));
  } else refuseUnconfigured(session);
  return session;
}

/** Where the number wants to be told of its calls, and what takes over when its voice URL fails. */
function webhooksOf(number: IncomingPhoneNumber): Pick<CallPlan, 'callbacks' | 'fallback'> {
  const { statusCallback, statusCallbackMethod, voiceFallbackUrl, voiceFallbackMethod } = number;
  return {
    callbacks: statusCallback
      ? { url: statusCallback, method: statusCallbackMethod, events: ['completed'] }
      : undefined,
    fallback: voiceFallbackUrl ? { url: voiceFallbackUrl, method: voiceFallbackMethod } : undefined,
  };
}

function refuseUnconfigured(call: CallSession): void {
  const detail = 'the number has no voice URL. What to do: set one (VoiceUrl of the number)';
  call.trace({ verb: 'Response', problem: true, detail });
  call.hear({ text: '[not in service]', by: 'tone' });
  endCall(call, 'failed');
}
