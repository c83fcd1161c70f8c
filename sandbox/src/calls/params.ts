import parsePhoneNumber from 'libphonenumber-js/min';
import type { CallSession } from './session.ts';

/** The parameters that stand in every request about a call (Twilio: request parameters of a voice webhook). */
export function callParams(call: CallSession): [string, string][] {
  const { record, extraParams } = call;
  const { sid, accountSid, from, to, status, direction, callerName, parentCallSid } = record;
  return [
    ['CallSid', sid],
    ['AccountSid', accountSid],
    ['From', from],
    ['To', to],
    ['Caller', from],
    ['Called', to],
    ['CallStatus', status],
    ['ApiVersion', '2010-04-01'],
    ['Direction', direction],
    ...(parentCallSid ? ([['ParentCallSid', parentCallSid]] as [string, string][]) : []),
    ...(callerName ? ([['CallerName', callerName]] as [string, string][]) : []),
    ...extraParams,
    ...placeParams(call),
  ];
}

const places = new WeakMap<CallSession, [string, string][]>();

/** Country from the number itself; city, state and postcode are blank, as Twilio sends what it does not know. */
function placeParams(call: CallSession): [string, string][] {
  const known = places.get(call);
  if (known) return known;
  const { from, to } = call.record;
  const made = [...placeOf(['From', 'Caller'], from), ...placeOf(['To', 'Called'], to)];
  places.set(call, made);
  return made;
}

function placeOf(prefixes: string[], number: string): [string, string][] {
  const country = parsePhoneNumber(number)?.country ?? '';
  return prefixes.flatMap((prefix): [string, string][] => [
    [`${prefix}City`, ''],
    [`${prefix}State`, ''],
    [`${prefix}Zip`, ''],
    [`${prefix}Country`, country],
  ]);
}
