import { type Context, Hono } from 'hono';
import type { Parts } from '../parts.ts';
import { type Credential, requireCredentials } from './auth.ts';
import { callRoutes } from './calls.ts';
import { TwilioError } from './errors.ts';
import { incomingPhoneNumberRoutes } from './incomingPhoneNumbers.ts';
import { messageRoutes } from './messages.ts';
import { outgoingCallerIdRoutes } from './outgoingCallerIds.ts';
import { recordExchange } from './record.ts';
import { recordingMedia, recordingRoutes } from './recordings.ts';

const ACCOUNT = '/2010-04-01/Accounts/:accountSid';

/** Twilio's REST API (version 2010-04-01) over `parts`, every request recorded. */
export function createRestApi(parts: Parts, credentials: readonly Credential[]): Hono {
  const api = new Hono();
  api.use('/2010-04-01/*', recordExchange(parts));
  api.use(`${ACCOUNT}/*`, async (context, next) => {
    if (isMedia(context.req.path)) checkAccount(parts, context);
    await next();
  });
  api.route(ACCOUNT, recordingMedia(parts));
  api.use('/2010-04-01/*', requireCredentials(credentials));
  api.use(`${ACCOUNT}/*`, async (context, next) => {
    checkAccount(parts, context);
    await next();
  });
  for (const routes of [
    callRoutes(parts),
    messageRoutes(parts),
    incomingPhoneNumberRoutes(parts),
    outgoingCallerIdRoutes(parts),
    recordingRoutes(parts),
  ]) {
    api.route(ACCOUNT, routes);
  }
  api.all('/2010-04-01/*', (context) => {
    throw new TwilioError(20404, `${context.req.method} ${context.req.path}`);
  });
  api.onError(answerError);
  return api;
}

function isMedia(path: string): boolean {
  return /\/Recordings\/\w+(?:\.wav|\.mp3)?$/.test(path);
}

function checkAccount(parts: Parts, context: Context): void {
  const sid = context.req.param('accountSid');
  if (sid !== parts.accountSid) throw new TwilioError(20404, `account ${sid}`);
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
