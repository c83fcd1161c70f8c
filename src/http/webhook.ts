import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { type LogFields, logEvent } from '../log.ts';
import { appSettings, type Settings } from '../settings.ts';
import { isSigned, signedUrl } from '../twilio/signature.ts';
import { functionsBase } from './base.ts';
import { errorFields } from './failure.ts';

/** A request that is Twilio's own beyond doubt. */
export interface Webhook {
  /** Twilio's parameters, from the form or the query; a repeated one keeps its first value. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The last part of the route, where the route names a document. */
  document: string | undefined;
  /** Where Twilio reaches the functions, such as https://app.example.com/api. */
  base: string;
  /** Settings that are in order; only the Auth Token is sure to be there. */
  settings: Partial<Settings>;
  /** Writes one structured log line. */
  note(event: string, fields?: LogFields, level?: 'log' | 'warn' | 'error'): void;
}

/** TwiML to answer with, or nothing where Twilio expects none. */
export type WebhookAnswer = string | undefined;

type Parameters = Record<string, string | string[]>;

/**
 * The door for Twilio's webhooks: checks the signature, then asks `answer`. Without a valid signature the answer is
 * 403, whatever else the request holds; without an Auth Token to check it with, 500.
 */
export function webhook(answer: (hook: Webhook) => WebhookAnswer | Promise<WebhookAnswer>): HttpHandler {
  return async (request, context) => {
    const { settings, faults } = appSettings();
    if (faults.length > 0) {
      logEvent(context, 'error', 'settings.invalid', { settings: faults.map(({ name }) => name) });
    }
    if (!settings.authToken)
      return plain(500, 'This app is not configured. Its log names the setting at fault.');
    const url = signedUrl(request.url, settings.publicBaseUrl);
    const body = await readBody(request);
    const signature = request.headers.get('x-twilio-signature') ?? '';
    const tokens = [settings.authToken, settings.secondaryAuthToken].filter((token) => token !== undefined);
    if (!isSigned({ url, signature, ...body }, tokens)) return refuse(context, url, signature, settings);
    try {
      return respond(await answer(open(request, context, body, settings)));
    } catch (error) {
      logEvent(context, 'error', 'webhook.failed', errorFields(error));
      return plain(500, 'An error that was not foreseen. The log of the function has its name and time.');
    }
  };
}

function open(
  request: HttpRequest,
  context: InvocationContext,
  body: { params?: Parameters; jsonBody?: string },
  settings: Partial<Settings>,
): Webhook {
  const query = new URL(request.url).searchParams;
  const sent = body.jsonBody === undefined ? (body.params ?? collect(query)) : jsonParameters(body.jsonBody);
  return {
    params: firstValues(sent),
    query,
    document: request.params.document,
    base: functionsBase(request.url, context.functionName, settings.publicBaseUrl),
    settings,
    note: (event, fields, level = 'log') => logEvent(context, level, event, fields),
  };
}

async function readBody(request: HttpRequest): Promise<{ params?: Parameters; jsonBody?: string }> {
  if (request.method === 'GET') return {};
  const contentType = request.headers.get('content-type') ?? '';
  if (/^application\/json\b/i.test(contentType)) return { jsonBody: await request.text() };
  return { params: collect(new URLSearchParams(await request.text())) };
}

/** A name that comes once has a text, one that comes several times a list: Twilio signs all of its values. */
function collect(pairs: URLSearchParams): Parameters {
  const params: Parameters = Object.create(null);
  pairs.forEach((value, name) => {
    const earlier = params[name];
    if (earlier === undefined) params[name] = value;
    else params[name] = Array.isArray(earlier) ? [...earlier, value] : [earlier, value];
  });
  return params;
}

/** Every parameter as one text. Most requests repeat no name, and are so already. */
function firstValues(params: Parameters): Record<string, string> {
  if (isPlain(params)) return params;
  const first: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(params)) {
    first[name] = String((Array.isArray(value) ? value[0] : value) ?? '');
  }
  return first;
}

function isPlain(params: Parameters): params is Record<string, string> {
  return Object.values(params).every((value) => typeof value === 'string');
}

function jsonParameters(jsonBody: string): Parameters {
  try {
    const value: unknown = JSON.parse(jsonBody);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parameters) : {};
  } catch {
    return {};
  }
}

function refuse(
  context: InvocationContext,
  url: string,
  signature: string,
  { publicBaseUrl }: Partial<Settings>,
): HttpResponseInit {
  logEvent(context, 'warn', 'webhook.refused', {
    reason: signature ? 'X-Twilio-Signature does not match' : 'X-Twilio-Signature is missing',
    checkedUrl: withoutValues(url),
    hint: publicBaseUrl
      ? 'If Twilio called another URL, correct PUBLIC_BASE_URL; if this is it, TWILIO_AUTH_TOKEN is not the token of the account that called.'
      : 'If Twilio called another URL, set PUBLIC_BASE_URL to what stands before its path; if this is it, TWILIO_AUTH_TOKEN is not the token of the account that called.',
  });
  return plain(403, 'Only Twilio may call this, and the signature of this request is not its own.');
}

/** The query may hold function keys and phone numbers: its names tell enough. */
function withoutValues(url: string): string {
  return url.replace(/=[^&]*/g, '=…');
}

function plain(status: number, body: string): HttpResponseInit {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function respond(twiml: WebhookAnswer): HttpResponseInit {
  if (twiml === undefined) return { status: 204 };
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: twiml };
}
