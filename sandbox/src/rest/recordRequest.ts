import type { Context, MiddlewareHandler } from 'hono';
import type { TwilioContext } from '../context.ts';
import type { Exchange } from '../model.ts';

/** Records every REST request as an exchange: parameters as sent, credentials left out. */
export function recordRequest(twilio: TwilioContext): MiddlewareHandler {
  return async (context, next) => {
    const started = performance.now();
    const exchange = twilio.store.openExchange(await opened(twilio, context));
    await next();
    exchange.durationMs = Math.round(performance.now() - started);
    await answered(exchange, context);
    twilio.store.saveExchange(exchange);
  };
}

async function opened(twilio: TwilioContext, context: Context): Promise<Omit<Exchange, 'id'>> {
  const { url, method, path } = context.req;
  const form = method === 'POST' ? await context.req.text() : '';
  return {
    kind: 'rest',
    purpose: purposeOf(path),
    at: twilio.clock.now(),
    durationMs: null,
    method,
    url,
    status: null,
    signature: null,
    verdict: null,
    callSid: sidIn(path, /CA[0-9a-f]{32}/i),
    messageSid: sidIn(path, /(?:SM|MM)[0-9a-f]{32}/i),
    requestHeaders: redacted(context.req.header()),
    params: [...new URL(url).searchParams, ...new URLSearchParams(form)],
    responseHeaders: {},
    responseBody: '',
    error: null,
  };
}

async function answered(exchange: Exchange, context: Context): Promise<void> {
  const response = context.res.clone();
  exchange.status = response.status;
  exchange.responseHeaders = Object.fromEntries(response.headers);
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  exchange.responseBody = isJson ? await response.text() : `[${(await response.blob()).size} bytes]`;
  if (response.status === 204) exchange.responseBody = '';
  if (isJson) learn(exchange, JSON.parse(exchange.responseBody));
}

/** Takes from the answer what the exchange is about: the new resource's SID, or the error. */
function learn(exchange: Exchange, answer: { sid?: unknown; code?: unknown; message?: unknown }): void {
  const sid = typeof answer.sid === 'string' ? answer.sid : '';
  if (sid.startsWith('CA')) exchange.callSid = sid;
  if (sid.startsWith('SM') || sid.startsWith('MM')) exchange.messageSid = sid;
  if (typeof answer.code === 'number') exchange.error = `${answer.code} ${answer.message}`;
}

/** `/2010-04-01/Accounts/AC.../Calls/CA.../Recordings.json` -> `Calls Recordings`. */
function purposeOf(path: string): string {
  const names = path.split('/').slice(4);
  return names
    .map((name) => name.replace(/\.\w+$/, ''))
    .filter((name) => !/^[A-Z]{2}[0-9a-f]{32}$/i.test(name))
    .join(' ');
}

function sidIn(path: string, pattern: RegExp): string | null {
  return pattern.exec(path)?.[0] ?? null;
}

function redacted(headers: Record<string, string>): Record<string, string> {
  return headers.authorization ? { ...headers, authorization: 'Basic [redacted]' } : headers;
}
