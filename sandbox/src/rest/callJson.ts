import type { Call } from '../model.ts';
import { formatNumber } from '../phoneNumbers.ts';
import { rfc2822, rfc2822OrNull } from './dates.ts';

/** A call in the shape of Twilio's REST API. */
export function callJson(call: Call) {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    parent_call_sid: call.parentCallSid,
    from: call.from,
    from_formatted: formatNumber(call.from),
    to: call.to,
    to_formatted: formatNumber(call.to),
    phone_number_sid: call.phoneNumberSid,
    direction: call.direction,
    status: call.status,
    answered_by: call.answeredBy,
    caller_name: call.callerName,
    forwarded_from: null,
    group_sid: null,
    trunk_sid: null,
    start_time: rfc2822OrNull(call.startTime),
    end_time: rfc2822OrNull(call.endTime),
    duration: duration(call),
    queue_time: '0',
    // The sandbox charges nothing; like Twilio it names a price once the call is over.
    price: call.endTime === null ? null : '0.00000',
    price_unit: 'USD',
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endTime ?? call.startTime ?? call.createdAt),
    api_version: '2010-04-01',
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  };
}

/** Whole seconds as a string; null until the call is over. */
function duration(call: Call): string | null {
  if (call.endTime === null) return null;
  return String(Math.round((call.endTime - (call.startTime ?? call.endTime)) / 1000));
}
