import {
  app,
  type HttpHandler,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { errorFields, type LogFields, logEvent } from '../log.ts';
import { phoneLine } from '../phoneLine/line.ts';
import type { Turn } from '../phoneLine/reply.ts';
import { UNFORESEEN } from '../problem.ts';
import { appSettings, type Settings } from '../settings.ts';
import { isSigned, signedUrl } from '../twilio/signature.ts';
import { functionsBase, pathOf } from './base.ts';
import { queryOf, readSent, type Sent } from './body.ts';
import { failureFields } from './failures.ts';
import { sendOwed } from './owed.ts';
import type { WebhookTurn } from './webhookTurn.ts';

export type { WebhookTurn } from './webhookTurn.ts';

/** TwiML to answer with, or nothing where Twilio expects none. */
export type WebhookAnswer = string | undefined;

type AnswerWebhook = (turn: WebhookTurn) => WebhookAnswer | Promise<WebhookAnswer>;

/**
 * Registers a function that Twilio calls. Open to nobody else: without a valid signature the answer is 403, whatever
 * else the request holds; without an Auth Token to check it with, 500.
 * @param name of the function, its file and the first part of its route
 * @returns the handler, for tests
 */
export function webhook(
  name: string,
  { route, methods }: { route: string; methods: HttpMethod[] },
  answer: AnswerWebhook,
): HttpHandler {
  const handler: HttpHandler = (request, context) => handle(request, context, answer);
  app.http(name, { route, methods, authLevel: 'anonymous', handler });
  return handler;
}

/** Proves a request before anything is made of it. */
async function handle(
  request: HttpRequest,
  context: InvocationContext,
  answer: AnswerWebhook,
): Promise<HttpResponseInit> {
  const { settings, faults } = appSettings();
  const sent = await readSent(request);
  const noteUnproven = noteOf(context, sidsOf(sent?.first, SID));
  if (faults.length > 0)
    noteUnproven('settings.invalid', { settings: faults.map(({ name }) => name) }, 'error');
  if (!settings.authToken)
    return plain(500, 'This app is not configured. Its log names the setting at fault.');
  if (!sent || !isTwilios(request, sent, settings)) {
    noteUnproven('webhook.refused', refusal(request, settings), 'warn');
    return plain(403, 'Only Twilio may call this, and the signature of this request is not its own.');
  }
  if (sent.unreadable) {
    noteUnproven('webhook.unreadable', { reason: sent.unreadable }, 'warn');
    return plain(400, `This request is Twilio's, but it cannot be understood: ${sent.unreadable}.`);
  }
  const turn = turnOf(request, context, sent.first, settings);
  noteFallback(turn);
  return answerTurn(turn, pathOf(request.url), answer);
}

async function answerTurn(turn: WebhookTurn, path: string, answer: AnswerWebhook): Promise<HttpResponseInit> {
  try {
    const twiml = await answer(turn);
    await sendOwed(turn, path);
    return respond(twiml, turn);
  } catch (error) {
    turn.note('webhook.failed', errorFields(error), 'error');
    return plain(500, UNFORESEEN);
  }
}

function turnOf(
  request: HttpRequest,
  context: InvocationContext,
  params: Turn['params'],
  settings: Partial<Settings>,
): WebhookTurn {
  return {
    line: phoneLine,
    params,
    query: queryOf(request),
    document: request.params.document,
    base: functionsBase(request.url, context.functionName, settings.publicBaseUrl),
    placeholders: {
      OWNER_PHONE_NUMBER: settings.ownerPhoneNumber,
      TWILIO_PHONE_NUMBER: settings.phoneNumber,
    },
    now: new Date(),
    entered: [],
    owed: [],
    settings,
    note: noteOf(context, sidsOf(params)),
  };
}

function respond(twiml: WebhookAnswer, { entered }: Turn): HttpResponseInit {
  if (twiml === undefined) return { status: 204 };
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    ...(entered.length > 0 && { 'x-ahoy-document': entered.join(',') }),
  };
  return { status: 200, headers, body: twiml };
}

function plain(status: number, body: string): HttpResponseInit {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/** The SID of a call or text. What nobody has signed may hold anything in its place. */
const SID = /^(CA|SM|MM)[0-9a-f]{32}$/i;

/** The call or text that a webhook is about; only SIDs of the given form, if one is given. */
function sidsOf(params: Turn['params'] = {}, form = /^/): LogFields {
  const { CallSid, MessageSid = params.SmsSid } = params;
  const sid = (value: string | undefined) => (value && form.test(value) ? value : undefined);
  return { callSid: sid(CallSid), messageSid: sid(MessageSid) };
}

/** The one place that writes a webhook's log lines. */
function noteOf(context: InvocationContext, sids: LogFields): WebhookTurn['note'] {
  return (event, fields, level = 'log') => logEvent(context, level, event, { ...sids, ...fields });
}

function refusal(request: HttpRequest, { publicBaseUrl }: Partial<Settings>): LogFields {
  const signature = request.headers.get('x-twilio-signature');
  const remedy = publicBaseUrl
    ? 'correct PUBLIC_BASE_URL'
    : 'set PUBLIC_BASE_URL to what stands before its path';
  return {
    reason: signature ? 'X-Twilio-Signature does not match' : 'X-Twilio-Signature is missing',
    checkedUrl: withoutValues(signedUrl(request.url, publicBaseUrl)),
    hint: `If Twilio called another URL, ${remedy}; if this is it, TWILIO_AUTH_TOKEN is not the token of the account that called.`,
  };
}

/** Twilio turns to a fallback URL where another webhook failed, and says why. */
function noteFallback({ params: { ErrorCode, ErrorUrl }, note }: WebhookTurn): void {
  if (!ErrorUrl) return;
  note('webhook.fallback', { ...failureFields(ErrorCode), failedPath: pathAlone(ErrorUrl) }, 'warn');
}

/** A URL's path: what stands before and after it may hold passwords, function keys and phone numbers. */
function pathAlone(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname.replace(/%2B/gi, '+') : undefined;
}

/** The query may hold function keys and phone numbers: its names tell enough. */
function withoutValues(url: string): string {
  return url.replace(/=[^&]*/g, '=…');
}

function isTwilios(request: HttpRequest, { all, jsonBody }: Sent, settings: Partial<Settings>): boolean {
  const url = signedUrl(request.url, settings.publicBaseUrl);
  const signature = request.headers.get('x-twilio-signature') ?? '';
  const tokens = [settings.authToken, settings.secondaryAuthToken].filter((token) => token !== undefined);
  return isSigned({ url, signature, params: all, jsonBody }, tokens);
}
