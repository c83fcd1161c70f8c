import parsePhoneNumber from 'libphonenumber-js/min';
import type { LiveCall } from './liveCall.ts';

/** The parameters that stand in every request about a call (Twilio: request parameters of a voice webhook). */
export function callParams({ record, extraParams }: LiveCall): [string, string][] {
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
    ...placeParams('From', from),
    ...placeParams('Caller', from),
    ...placeParams('To', to),
    ...placeParams('Called', to),
  ];
}

/** Country from the number itself; city, state and postcode are blank, as Twilio sends what it does not know. */
function placeParams(prefix: string, number: string): [string, string][] {
  const country = parsePhoneNumber(number)?.country ?? '';
  return [
    [`${prefix}City`, ''],
    [`${prefix}State`, ''],
    [`${prefix}Zip`, ''],
    [`${prefix}Country`, country],
  ];
}
