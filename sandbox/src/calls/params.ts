import type { Call } from '../model.ts';
import { countryOf } from '../phoneNumbers.ts';

export type Params = [string, string][];

/** What every request about a call says of it (Twilio: request parameters of a voice webhook). */
export function identityParams(call: Call): Params {
  const { sid, accountSid, from, to, status, direction, callerName, forwardedFrom, parentCallSid } = call;
  const params: Params = [
    ['CallSid', sid],
    ['AccountSid', accountSid],
    ['From', from],
    ['To', to],
    ['Caller', from],
    ['Called', to],
    ['CallStatus', status],
    ['ApiVersion', '2010-04-01'],
    ['Direction', direction],
  ];
  if (parentCallSid) params.push(['ParentCallSid', parentCallSid]);
  if (forwardedFrom) params.push(['ForwardedFrom', forwardedFrom], ['CalledVia', forwardedFrom]);
  if (callerName) params.push(['CallerName', callerName]);
  return params;
}

/** Country from the number itself; city, state and postcode are blank, as Twilio sends what it does not know. */
export function placeParams({ from, to }: Call): Params {
  return [...placeOf(['From', 'Caller'], from), ...placeOf(['To', 'Called'], to)];
}

function placeOf(prefixes: string[], number: string): Params {
  const country = countryOf(number);
  return prefixes.flatMap(
    (prefix): Params => [
      [`${prefix}City`, ''],
      [`${prefix}State`, ''],
      [`${prefix}Zip`, ''],
      [`${prefix}Country`, country],
    ],
  );
}

/** A time as Twilio's callbacks write it. */
export function callbackTime(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}
