import { type Context, Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import type { Recording } from '../model.ts';
import { TwilioError } from './errors.ts';
import { byText, byTime } from './filters.ts';
import { page } from './paging.ts';
import { callRecordingJson, recordingJson } from './recordingJson.ts';
import { readSid } from './request.ts';

/** The Recordings resource, of the account and of one call: list, fetch, delete. */
export function recordingRoutes(twilio: TwilioContext): Hono {
  const routes = new Hono();
  addRoutes(routes, twilio, '/Recordings', recordingJson);
  addRoutes(routes, twilio, '/Calls/:callSid/Recordings', callRecordingJson);
  return routes;
}

function addRoutes(
  routes: Hono,
  twilio: TwilioContext,
  path: string,
  toJson: typeof recordingJson | typeof callRecordingJson,
) {
  routes.get(`${path}.json`, (context) => {
    const url = new URL(context.req.url);
    const recordings = listed(twilio, url.searchParams).filter(ofCall(callIn(twilio, context)));
    return context.json(page(url, 'recordings', recordings, (recording) => toJson(twilio, recording)));
  });
  routes.get(`${path}/:file`, (context) => context.json(toJson(twilio, find(twilio, context))));
  routes.delete(`${path}/:file`, (context) => {
    twilio.store.recordings.delete(find(twilio, context).sid);
    return context.body(null, 204);
  });
}

/** The call in the path, if there is one; 20404 if the sandbox does not know it. */
function callIn(twilio: TwilioContext, context: Context): string | undefined {
  const callSid = context.req.param('callSid');
  if (callSid !== undefined && !twilio.store.calls.has(callSid))
    throw new TwilioError(20404, `call ${callSid}`);
  return callSid;
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

function listed(twilio: TwilioContext, query: URLSearchParams): Recording[] {
  return [...twilio.store.recordings.values()]
    .reverse()
    .filter(byText(query, 'CallSid', (recording) => recording.callSid))
    .filter(byTime(query, 'DateCreated', (recording) => recording.createdAt));
}

function ofCall(callSid: string | undefined) {
  return (recording: Recording) => callSid === undefined || recording.callSid === callSid;
}

function find(twilio: TwilioContext, context: Context): Recording {
  const sid = readSid(context);
  const recording = twilio.store.recordings.get(sid);
  if (!recording || !ofCall(callIn(twilio, context))(recording)) {
    throw new TwilioError(20404, `recording ${sid}`);
  }
  return recording;
}
