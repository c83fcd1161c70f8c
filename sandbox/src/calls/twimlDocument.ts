import type { WebhookAnswer, WebhookFailure, WebhookRequest } from '../context.ts';
import { isElement, parseTwiml, type TwimlElement } from '../twiml/parse.ts';
import { fallbackRequest } from '../webhooks/client.ts';
import { type Aborted, orAborted } from './abort.ts';
import type { CallSession, RequestedSource, Source } from './session.ts';

/** TwiML to run, and the URL its relative URLs resolve against (null for TwiML given in a REST request). */
export interface TwimlDocument {
  url: string | null;
  verbs: (TwimlElement | string)[];
}

/** Thrown for an error that ends the document. The fallback URL is tried next; without one the caller hears the apology. */
export class TwimlFailure extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** URL of the document or webhook at fault. */
    readonly url: string,
  ) {
    super(message);
  }
}

/** Fetches and reads a document. Throws TwimlFailure if there is no usable one. */
export async function loadDocument(
  call: CallSession,
  source: Source,
  signal: AbortSignal,
): Promise<TwimlDocument | Aborted> {
  if ('twiml' in source) return { url: null, verbs: parseBody(source.twiml, '') };
  return fetchDocument(call, requestFor(call, source), signal);
}

/** The same at the fallback URL, which is told what went wrong. */
export function loadFallback(
  call: CallSession,
  fallback: NonNullable<CallSession['fallback']>,
  failure: TwimlFailure,
  signal: AbortSignal,
): Promise<TwimlDocument | Aborted> {
  const source = { ...fallback, params: [], purpose: 'voice' };
  return fetchDocument(call, fallbackRequest(requestFor(call, source), fallback, failure), signal);
}

/** The webhook request for a source: the call's parameters as of now, then the source's own. */
export function requestFor(call: CallSession, source: RequestedSource): WebhookRequest {
  const { url, method, purpose } = source;
  const params = [...call.params(), ...source.params];
  return { url, method, params, purpose, callSid: call.record.sid };
}

async function fetchDocument(
  call: CallSession,
  request: WebhookRequest,
  signal: AbortSignal,
): Promise<TwimlDocument | Aborted> {
  const answer = await orAborted(call.engine.twilio.webhooks.request(request), signal);
  return answer === 'aborted' ? answer : readAnswer(answer);
}

function readAnswer(answer: WebhookAnswer | WebhookFailure): TwimlDocument {
  if (!answer.ok) throw new TwimlFailure(answer.code, answer.message, answer.url);
  const type = answer.contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/')) return { url: answer.url, verbs: [simpleVerb('Play', answer.url)] };
  // Twilio reads plain text aloud unless it is TwiML.
  const isText = type === 'text/plain' && answer.body.trim() !== '';
  if (isText && 'error' in parseTwiml(answer.body)) {
    return { url: answer.url, verbs: [simpleVerb('Say', answer.body)] };
  }
  return { url: answer.url, verbs: parseBody(answer.body, answer.url) };
}

function parseBody(body: string, url: string): TwimlDocument['verbs'] {
  const parsed = parseTwiml(body);
  if ('error' in parsed) {
    const { code, message } = parsed.error;
    throw new TwimlFailure(code, `${code} ${message}. What to do: answer well-formed TwiML.`, url);
  }
  return parsed.root.children.filter((child) => isElement(child) || child.trim() !== '');
}

function simpleVerb(name: string, text: string): TwimlElement {
  return { name, attributes: {}, children: [text], text: text.trim() };
}
