import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import type { Recording } from '../model.ts';
import { byText, byTime } from './lists.ts';
import { type Asked, rfc2822, routesOf } from './resource.ts';
import { TwilioError } from './twilioError.ts';

/** The Recordings resource: list, fetch, delete. */
export const recordings = routesOf<Recording>({
  path: '/Recordings',
  listName: 'recordings',
  singular: 'recording',
  list: listRecordings,
  find: findRecording,
  toJson: recordingJson,
  remove: removeRecording,
});

/** The same of one call. */
export const callRecordings = routesOf<Recording>({
  path: '/Calls/:callSid/Recordings',
  listName: 'recordings',
  singular: 'recording',
  list: listRecordings,
  find: findRecording,
  toJson: callRecordingJson,
  remove: removeRecording,
});

function listRecordings({ twilio, path, query }: Asked): Recording[] {
  return [...twilio.store.recordings.values()]
    .reverse()
    .filter(ofCall(callIn(twilio, path)))
    .filter(byText(query, 'CallSid', (recording) => recording.callSid))
    .filter(byTime(query, 'DateCreated', (recording) => recording.createdAt));
}

function findRecording({ twilio, path }: Asked, sid: string): Recording | undefined {
  const isOfCall = ofCall(callIn(twilio, path));
  const recording = twilio.store.recordings.get(sid);
  return recording && isOfCall(recording) ? recording : undefined;
}

function removeRecording({ store }: TwilioContext, { sid }: Recording): void {
  store.recordings.delete(sid);
}

/** The call in the path, if there is one; 20404 if the sandbox does not know it. */
function callIn(twilio: TwilioContext, { callSid }: Record<string, string>): string | undefined {
  if (callSid !== undefined && !twilio.store.calls.has(callSid))
    throw new TwilioError(20404, `call ${callSid}`);
  return callSid;
}

function ofCall(callSid: string | undefined) {
  return (recording: Recording) => callSid === undefined || recording.callSid === callSid;
}

/** A recording in the shape of Twilio's REST API; its duration (seconds) is a string there. */
function recordingJson(twilio: TwilioContext, recording: Recording) {
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
function callRecordingJson(twilio: TwilioContext, recording: Recording) {
  const { media_url: _address, subresource_uris: _none, ...shared } = recordingJson(twilio, recording);
  const uri = `/2010-04-01/Accounts/${twilio.accountSid}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`;
  return { ...shared, track: 'both', uri };
}

/**
 * A recording's sound: `Recordings/RE...`, with .wav or .mp3. Open to whoever has the address, as at Twilio unless the
 * account asks for authentication there. There is no MP3 encoder here, so .mp3 answers the WAV and its type says so.
 */
export function recordingMedia(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.get('/Recordings/:file', async (context, next) => {
    const [sid = '', extension = 'wav'] = context.req.param('file').split('.');
    if (extension !== 'wav' && extension !== 'mp3') return next();
    const recording = twilio.store.recordings.get(sid);
    if (!recording) throw new TwilioError(20404, `recording ${sid}`);
    return context.body(new Uint8Array(recording.media), 200, { 'Content-Type': 'audio/x-wav' });
  });
  return routes;
}
