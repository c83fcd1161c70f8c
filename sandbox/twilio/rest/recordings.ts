import { type Context, Hono } from 'hono';
import type { Recording } from '../model.ts';
import type { Parts } from '../parts.ts';
import { TwilioError } from './errors.ts';
import { byText, byTime } from './filters.ts';
import { page } from './paging.ts';
import { recordingJson } from './recordingJson.ts';
import { readSid } from './request.ts';

/** The Recordings resource (of the account and of one call): list, fetch, delete. */
export function recordingRoutes(parts: Parts): Hono {
  const routes = new Hono();
  const toJson = (recording: Recording) => recordingJson(parts, recording);
  const list = (context: Context, callSid?: string) => {
    const url = new URL(context.req.url);
    const recordings = listed(parts, url.searchParams).filter(ofCall(callSid));
    return context.json(page(url, 'recordings', recordings, toJson));
  };
  routes.get('/Recordings.json', (context) => list(context));
  routes.get('/Calls/:callSid/Recordings.json', (context) => {
    const callSid = context.req.param('callSid');
    if (!parts.store.calls.has(callSid)) throw new TwilioError(20404, `call ${callSid}`);
    return list(context, callSid);
  });
  for (const path of ['/Recordings/:file', '/Calls/:callSid/Recordings/:file']) {
    routes.get(path, (context) => context.json(toJson(find(parts, context))));
    routes.delete(path, (context) => {
      parts.store.recordings.delete(find(parts, context).sid);
      return context.body(null, 204);
    });
  }
  return routes;
}

/**
 * A recording's sound: `Recordings/RE...`, with .wav or .mp3. Open to whoever has the address, as at Twilio unless the
 * account asks for authentication there. There is no MP3 encoder here, so .mp3 answers the WAV and its type says so.
 */
export function recordingMedia(parts: Parts): Hono {
  const routes = new Hono();
  routes.get('/Recordings/:file', async (context, next) => {
    const [sid = '', extension = 'wav'] = context.req.param('file').split('.');
    if (extension !== 'wav' && extension !== 'mp3') return next();
    const recording = parts.store.recordings.get(sid);
    if (!recording) throw new TwilioError(20404, `recording ${sid}`);
    return context.body(new Uint8Array(recording.media), 200, { 'Content-Type': 'audio/x-wav' });
  });
  return routes;
}

function listed(parts: Parts, query: URLSearchParams): Recording[] {
  return [...parts.store.recordings.values()]
    .reverse()
    .filter(byText(query, 'CallSid', (recording) => recording.callSid))
    .filter(byTime(query, 'DateCreated', (recording) => recording.createdAt));
}

function ofCall(callSid: string | undefined) {
  return (recording: Recording) => callSid === undefined || recording.callSid === callSid;
}

function find(parts: Parts, context: Context): Recording {
  const sid = readSid(context);
  const recording = parts.store.recordings.get(sid);
  if (!recording || !ofCall(context.req.param('callSid'))(recording)) {
    throw new TwilioError(20404, `recording ${sid}`);
  }
  return recording;
}
