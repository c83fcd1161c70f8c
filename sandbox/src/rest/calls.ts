import { Hono } from 'hono';
import { CallError, type TwilioContext } from '../context.ts';
import type { Call } from '../model.ts';
import { callJson } from './callJson.ts';
import { readCallUpdate, readOutgoingCall } from './callParams.ts';
import { TwilioError } from './errors.ts';
import { byText, byTime } from './filters.ts';
import { page } from './paging.ts';
import { readForm, readSid } from './request.ts';

/** The Calls resource: create, fetch, list, update. */
export function callRoutes(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/Calls.json', async (context) => {
    const call = twilio.calls.place(readOutgoingCall(twilio, await readForm(context)));
    return context.json(callJson(call), 201);
  });
  routes.get('/Calls.json', (context) => {
    const url = new URL(context.req.url);
    return context.json(page(url, 'calls', listed(twilio, url.searchParams), callJson));
  });
  routes.get('/Calls/:file', (context) => context.json(callJson(find(twilio, readSid(context)))));
  routes.post('/Calls/:file', async (context) => {
    const { sid } = find(twilio, readSid(context));
    const update = readCallUpdate(await readForm(context));
    return context.json(callJson(changed(() => twilio.calls.update(sid, update))));
  });
  return routes;
}

function listed(twilio: TwilioContext, query: URLSearchParams): Call[] {
  return [...twilio.store.calls.values()]
    .reverse()
    .filter(byText(query, 'To', (call) => call.to))
    .filter(byText(query, 'From', (call) => call.from))
    .filter(byText(query, 'Status', (call) => call.status))
    .filter(byText(query, 'ParentCallSid', (call) => call.parentCallSid))
    .filter(byTime(query, 'StartTime', (call) => call.startTime))
    .filter(byTime(query, 'EndTime', (call) => call.endTime));
}

function find(twilio: TwilioContext, sid: string): Call {
  const call = twilio.store.calls.get(sid);
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
