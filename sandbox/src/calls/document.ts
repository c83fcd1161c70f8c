import type { WebhookAnswer, WebhookFailure, WebhookRequest } from '../context.ts';
import { isElement, parseTwiml, type TwimlElement } from '../twiml/parse.ts';
import { fallbackRequest } from '../webhooks/client.ts';
import type { Board } from './board.ts';
import { TwimlFailure } from './failure.ts';
import { callParams } from './params.ts';
import type { Scope } from './scope.ts';
import type { CallSession, Source } from './session.ts';

/** TwiML to run, and the URL its relative URLs resolve against (null for TwiML given in a REST request). */
export interface Document {
  url: string | null;
  verbs: (TwimlElement | string)[];
}

/** Fetches and reads a document. Throws TwimlFailure if there is no usable one. */
export async function loadDocument(
  { twilio }: Board,
  call: CallSession,
  source: Source,
  scope: Scope,
): Promise<Document> {
  if ('twiml' in source) return { url: null, verbs: parseBody(source.twiml, '') };
  return readAnswer(await scope.of(twilio.webhooks.request(requestFor(call, source))));
}

/** The same at the fallback URL, which is told what went wrong. */
export async function loadFallback(
  { twilio }: Board,
  call: CallSession,
  fallback: NonNullable<CallSession['fallback']>,
  failure: TwimlFailure,
  scope: Scope,
): Promise<Document> {
  const source = { ...fallback, params: [], purpose: 'voice' };
  const request = fallbackRequest(requestFor(call, source), fallback, failure);
  return readAnswer(await scope.of(twilio.webhooks.request(request)));
}

/** The webhook request for a source: the call's parameters as of now, then the source's own. */
export function requestFor(call: CallSession, source: Exclude<Source, { twiml: string }>): WebhookRequest {
  const { url, method, purpose } = source;
  const params = [...callParams(call), ...source.params];
  return { url, method, params, purpose, callSid: call.record.sid };
}

function readAnswer(answer: WebhookAnswer | WebhookFailure): Document {
  if (!answer.ok) throw new TwimlFailure(answer.code, answer.message, answer.url);
  const type = answer.contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type.startsWith('audio/')) return { url: answer.url, verbs: [simpleVerb('Play', answer.url)] };
  const parsed = parseTwiml(answer.body);
  // Twilio reads plain text aloud unless it is TwiML.
  if ('error' in parsed && type === 'text/plain' && answer.body.trim() !== '') {
    return { url: answer.url, verbs: [simpleVerb('Say', answer.body)] };
  }
  return { url: answer.url, verbs: parseBody(answer.body, answer.url) };
}

function parseBody(body: string, url: string): (TwimlElement | string)[] {
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
