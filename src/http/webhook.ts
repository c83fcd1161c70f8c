import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { type LogFields, logEvent } from '../log.ts';
import { appSettings, type Settings } from '../settings.ts';
import { isSigned, signedUrl } from '../twilio/signature.ts';
import { functionsBase } from './base.ts';
import { errorFields, UNFORESEEN } from './failure.ts';

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

/**
 * Twilio sends some dozens. A signature is checked by sorting them all, several times over: 65,000 of them, in a body
 * that anybody may send, would take a second of the only thread.
 */
const MOST_PARAMETERS = 1000;

type Parameters = Readonly<Record<string, string | string[]>>;

/** A request's parameters as Twilio signed them, and as the app uses them: each with its first value. */
interface Sent {
  all?: Parameters;
  first: Readonly<Record<string, string>>;
  jsonBody?: string;
}

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
    const signature = request.headers.get('x-twilio-signature') ?? '';
    const tokens = [settings.authToken, settings.secondaryAuthToken].filter((token) => token !== undefined);
    const sent = await read(request);
    if (!sent || !isSigned({ url, signature, params: sent.all, jsonBody: sent.jsonBody }, tokens))
      return refuse(context, url, signature, settings);
    try {
      return respond(await answer(open(request, context, sent, settings)));
    } catch (error) {
      logEvent(context, 'error', 'webhook.failed', errorFields(error));
      return plain(500, UNFORESEEN);
    }
  };
}

function open(
  request: HttpRequest,
  context: InvocationContext,
  sent: Sent,
  settings: Partial<Settings>,
): Webhook {
  return {
    params: sent.first,
    query: queryOf(request),
    document: request.params.document,
    base: functionsBase(request.url, context.functionName, settings.publicBaseUrl),
    settings,
    note: (event, fields, level = 'log') => logEvent(context, level, event, fields),
  };
}

/** The query as it came: that of the Functions library joins a name's values by commas. */
function queryOf({ url }: HttpRequest): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}

/** Undefined where there are more parameters than Twilio ever sends. */
async function read(request: HttpRequest): Promise<Sent | undefined> {
  if (request.method === 'GET') return { first: collect(queryOf(request)).first };
  const text = await textOf(request);
  const contentType = request.headers.get('content-type') ?? '';
  if (/^application\/json\b/i.test(contentType)) return { first: jsonParameters(text), jsonBody: text };
  const form = new URLSearchParams(text);
  return form.size > MOST_PARAMETERS ? undefined : collect(form);
}

/** The body as text. Read from its stream, which takes half the time of text(): that makes a promise per step. */
async function textOf({ body }: HttpRequest): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    chunks.push(part.value);
  return Buffer.concat(chunks).toString();
}

/** A name that comes several times has a list of values: Twilio signs them all. */
function collect(pairs: URLSearchParams): Sent {
  const first: Record<string, string> = Object.create(null);
  const repeated = new Map<string, string[]>();
  pairs.forEach((value, name) => {
    const earlier = first[name];
    if (earlier === undefined) {
      first[name] = value;
      return;
    }
    const values = repeated.get(name) ?? [earlier];
    values.push(value);
    repeated.set(name, values);
  });
  if (repeated.size === 0) return { all: first, first };
  return { all: Object.assign(Object.create(null), first, Object.fromEntries(repeated)), first };
}

function jsonParameters(jsonBody: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(jsonBody);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    const texts = Object.entries(value).map(([name, item]) => [name, String([item].flat()[0] ?? '')]);
    return Object.fromEntries(texts);
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
