import type { TwilioContext } from '../context.ts';
import type { Recording } from '../model.ts';
import { rfc2822 } from './dates.ts';

/** A recording in the shape of Twilio's REST API; its duration (seconds) is a string there. */
export function recordingJson(twilio: Pick<TwilioContext, 'accountSid' | 'origin'>, recording: Recording) {
  const uri = `/2010-04-01/Accounts/${twilio.accountSid}/Recordings/${recording.sid}`;
  const isDone = recording.status === 'completed';
  return {
    sid: recording.sid,
    account_sid: twilio.accountSid,
    call_sid: recording.callSid,
    conference_sid: null,
    status: recording.status,
    source: recording.source,
    channels: recording.channels,
    duration: isDone ? String(recording.duration) : null,
    start_time: rfc2822(recording.createdAt),
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.createdAt),
    // The sandbox charges nothing, and Twilio's two kinds of recording differ in the type of a price.
    price: null,
    price_unit: 'USD',
    error_code: null,
    encryption_details: null,
    media_url: `${twilio.origin}${uri}`,
    api_version: '2010-04-01',
    uri: `${uri}.json`,
    subresource_uris: {},
  };
}

/** The same recording as part of its call: there Twilio names the track instead of the media's address. */
export function callRecordingJson(
  twilio: Pick<TwilioContext, 'accountSid' | 'origin'>,
  recording: Recording,
) {
  const { media_url: _address, subresource_uris: _none, ...shared } = recordingJson(twilio, recording);
  const uri = `/2010-04-01/Accounts/${twilio.accountSid}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`;
  return { ...shared, track: 'both', uri };
}
