import type { Recording } from '../model.ts';
import type { Parts } from '../parts.ts';
import { rfc2822 } from './dates.ts';

/** A recording in the shape of Twilio's REST API; its duration (seconds) is a string there. */
export function recordingJson(parts: Pick<Parts, 'accountSid' | 'origin'>, recording: Recording) {
  const uri = `/2010-04-01/Accounts/${parts.accountSid}/Recordings/${recording.sid}`;
  const isDone = recording.status === 'completed';
  return {
    sid: recording.sid,
    account_sid: parts.accountSid,
    call_sid: recording.callSid,
    conference_sid: null,
    status: recording.status,
    source: recording.source,
    channels: recording.channels,
    duration: isDone ? String(recording.duration) : null,
    start_time: rfc2822(recording.createdAt),
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.createdAt),
    price: isDone ? '0.00000' : null,
    price_unit: 'USD',
    error_code: null,
    encryption_details: null,
    media_url: `${parts.origin}${uri}`,
    api_version: '2010-04-01',
    uri: `${uri}.json`,
    subresource_uris: {},
  };
}
