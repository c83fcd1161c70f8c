import { Hono } from 'hono';
import type { Call } from '../model.ts';
import { CallError, type Parts } from '../parts.ts';
import { callJson } from './callJson.ts';
import { readCallUpdate, readOutgoingCall } from './callParams.ts';
import { TwilioError } from './errors.ts';
import { byText, byTime } from './filters.ts';
import { page } from './paging.ts';
import { readForm, readSid } from './request.ts';

/** The Calls resource: create, fetch, list, update. */
export function callRoutes(parts: Parts): Hono {
  const routes = new Hono();
  routes.post('/Calls.json', async (context) => {
    const call = parts.calls.place(readOutgoingCall(parts, await readForm(context)));
    return context.json(callJson(call), 201);
  });
  routes.get('/Calls.json', (context) => {
    const url = new URL(context.req.url);
    return context.json(page(url, 'calls', listed(parts, url.searchParams), callJson));
  });
  routes.get('/Calls/:file', (context) => context.json(callJson(find(parts, readSid(context)))));
  routes.post('/Calls/:file', async (context) => {
    const { sid } = find(parts, readSid(context));
    const update = readCallUpdate(await readForm(context));
    return context.json(callJson(changed(() => parts.calls.update(sid, update))));
  });
  return routes;
}

function listed(parts: Parts, query: URLSearchParams): Call[] {
  return [...parts.store.calls.values()]
    .reverse()
    .filter(byText(query, 'To', (call) => call.to))
    .filter(byText(query, 'From', (call) => call.from))
    .filter(byText(query, 'Status', (call) => call.status))
    .filter(byText(query, 'ParentCallSid', (call) => call.parentCallSid))
    .filter(byTime(query, 'StartTime', (call) => call.startTime))
    .filter(byTime(query, 'EndTime', (call) => call.endTime));
}

function find(parts: Parts, sid: string): Call {
  const call = parts.store.calls.get(sid);
  if (!call) throw new TwilioError(20404, `call ${sid}`);
  return call;
}

function changed(change: () => Call): Call {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    throw new TwilioError(error.status === 404 ? 20404 : 21220, error.message);
  }
}
