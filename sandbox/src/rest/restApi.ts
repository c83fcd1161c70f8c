import { type Context, Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { calls } from './calls.ts';
import { type Credential, requireCredentials } from './credentials.ts';
import { incomingPhoneNumbers } from './incomingPhoneNumbers.ts';
import { messages } from './messages.ts';
import { outgoingCallerIds } from './outgoingCallerIds.ts';
import { callRecordings, recordingMedia, recordings } from './recordings.ts';
import { recordRequest } from './recordRequest.ts';
import type { Routes } from './resource.ts';
import { TwilioError } from './twilioError.ts';

const ACCOUNT = '/2010-04-01/Accounts/:accountSid';

/** Every resource that the sandbox has: one file and one line each. */
const RESOURCES: readonly Routes[] = [
  calls,
  messages,
  incomingPhoneNumbers,
  outgoingCallerIds,
  recordings,
  callRecordings,
];

/** Twilio's REST API (version 2010-04-01) over `twilio`, every request recorded. */
export function createRestApi(twilio: TwilioContext, credentials: readonly Credential[]): Hono {
  const api = new Hono();
  api.use('/2010-04-01/*', recordRequest(twilio));
  api.use(`${ACCOUNT}/*`, async (context, next) => {
    if (isMedia(context.req.path)) checkAccount(twilio, context);
    await next();
  });
  api.route(ACCOUNT, recordingMedia(twilio));
  api.use('/2010-04-01/*', requireCredentials(credentials));
  api.use(`${ACCOUNT}/*`, async (context, next) => {
    checkAccount(twilio, context);
    await next();
  });
  for (const routes of RESOURCES) api.route(ACCOUNT, routes(twilio));
  api.all('/2010-04-01/*', (context) => {
    throw new TwilioError(20404, `${context.req.method} ${context.req.path}`);
  });
  api.onError(answerError);
  return api;
}

function isMedia(path: string): boolean {
  return /\/Recordings\/\w+(?:\.wav|\.mp3)?$/.test(path);
}

function checkAccount(twilio: TwilioContext, context: Context): void {
  const sid = context.req.param('accountSid');
  if (sid !== twilio.accountSid) throw new TwilioError(20404, `account ${sid}`);
}

function answerError(error: Error, context: Context): Response {
  const known = error instanceof TwilioError ? error : undefined;
  if (!known) console.error('The sandbox failed on', context.req.method, context.req.path, error);
  const body = known?.toJSON() ?? {
    code: 20500,
    message: 'The sandbox has failed; its own log says why',
    more_info: 'https://www.twilio.com/docs/errors/20500',
    status: 500,
  };
  // A Response of its own, since Hono's types know only literal status codes.
  const headers = new Headers(context.res.headers);
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
