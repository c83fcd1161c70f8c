import type { MessageContext, Method, OutgoingMessage, WebhookAnswer } from '../context.ts';
import type { Message } from '../model.ts';
import { toE164 } from '../phoneNumbers.ts';
import type { Store } from '../store.ts';
import { isElement, parseTwiml, type TwimlElement } from '../twiml/parse.ts';
import { statusParams } from './delivery.ts';
import { LONGEST_BODY, MOST_MEDIA } from './segments.ts';

const TWIML_TYPES = new Set(['text/xml', 'application/xml', 'text/html']);

export interface Redirect {
  url: string;
  method: Method;
}

/** What a Message verb asks for. */
interface Reply extends Omit<OutgoingMessage, 'direction' | 'inReplyTo'> {
  action?: Redirect;
}

/** What a webhook answered to a text, as TwiML; plain text stands for one Message. Or Twilio's error. */
export function readReply(answer: WebhookAnswer): { root: TwimlElement } | { code: number; message: string } {
  const type = (answer.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (answer.status === 204 || (!answer.body.trim() && (type === '' || type === 'text/plain'))) {
    return { root: response([]) };
  }
  if (type === 'text/plain') return plainText(answer.body);
  if (!TWIML_TYPES.has(type)) {
    return { code: 12300, message: `Invalid Content-Type: ${type || 'none'} is neither TwiML nor text` };
  }
  const parsed = parseTwiml(answer.body);
  return 'root' in parsed ? parsed : parsed.error;
}

/** TwiML if it is valid, else the text of the reply. */
function plainText(body: string): { root: TwimlElement } {
  const parsed = parseTwiml(body);
  if ('root' in parsed) return parsed;
  const text = body.trim();
  return { root: response([{ name: 'Message', attributes: {}, children: [text], text }]) };
}

function response(children: TwimlElement[]): TwimlElement {
  return { name: 'Response', attributes: {}, children, text: '' };
}

/** Runs a reply document top-down: texts are sent, a Redirect ends it and is returned. `base` resolves relative URLs. */
export function runReply(
  twilio: MessageContext,
  inbound: Message,
  root: TwimlElement,
  base: string,
): Redirect | undefined {
  for (const verb of root.children.filter(isElement)) {
    if (verb.name === 'Message' || verb.name === 'Sms') sendReply(twilio, inbound, verb, base);
    else if (verb.name === 'Redirect') return redirect(twilio, inbound, verb, base);
    else reportProblem(twilio, inbound, `14110 Invalid verb for an SMS reply: <${verb.name}>`);
  }
  return undefined;
}

function redirect(
  twilio: MessageContext,
  inbound: Message,
  verb: TwimlElement,
  base: string,
): Redirect | undefined {
  const url = URL.canParse(verb.text, base) ? new URL(verb.text, base).href : undefined;
  if (!url) reportProblem(twilio, inbound, `11100 Invalid URL in <Redirect>: ${verb.text}`);
  return url === undefined ? undefined : { url, method: verb.attributes.method === 'GET' ? 'GET' : 'POST' };
}

function sendReply(twilio: MessageContext, inbound: Message, verb: TwimlElement, base: string): void {
  const reply = readMessage(twilio.store, inbound, verb, base);
  if ('problem' in reply) {
    reportProblem(twilio, inbound, reply.problem);
    return;
  }
  const { action, ...message } = reply;
  // Without a statusCallback of its own, Twilio tells the action URL how the text fares.
  const statusCallback = message.statusCallback ?? action?.url;
  const sent = twilio.messages.send({
    ...message,
    statusCallback,
    direction: 'outbound-reply',
    inReplyTo: inbound.sid,
  });
  if (!action || action.url === statusCallback) return;
  const params = statusParams(sent);
  twilio.webhooks.notify({ ...action, purpose: 'message action', messageSid: sent.sid, params });
}

/** Reads a Message verb: to whom (the sender by default), from (the number texted), text and media; or its problem. */
function readMessage(
  store: Store,
  inbound: Message,
  verb: TwimlElement,
  base: string,
): Reply | { problem: string } {
  const { to: toText = inbound.from ?? '', from: fromText = inbound.to } = verb.attributes;
  const to = toE164(toText);
  if (!to) return { problem: `14101 Invalid "to" of <${verb.name}>: ${toText}` };
  const from = toE164(fromText);
  if (!from || !store.numberFor(from))
    return { problem: `14102 Invalid "from" of <${verb.name}>: ${fromText}` };
  const content = { body: bodyOf(verb), mediaUrls: mediaOf(verb, base) };
  const wrong = wrongWith(content);
  if (wrong) return { problem: `14103 <${verb.name}> ${wrong}` };
  return { to, from, ...content, ...reportedTo(verb, base) };
}

function wrongWith({ body, mediaUrls }: Pick<Reply, 'body' | 'mediaUrls'>): string | undefined {
  if (!body && mediaUrls.length === 0) return 'has neither text nor media';
  if (body.length > LONGEST_BODY) return `is longer than ${LONGEST_BODY} characters`;
  return mediaUrls.length > MOST_MEDIA ? `has more than ${MOST_MEDIA} media` : undefined;
}

/** The URL of the message's status callback. */
function reportedTo({ attributes }: TwimlElement, base: string): Pick<Reply, 'statusCallback' | 'action'> {
  const statusCallback = attributes.statusCallback && absolute(attributes.statusCallback, base);
  const url = attributes.action && absolute(attributes.action, base);
  const method = attributes.method === 'GET' ? 'GET' : 'POST';
  return { ...(statusCallback && { statusCallback }), ...(url && { action: { url, method } }) };
}

/** The verb's own text, or its Body elements one after another. */
function bodyOf(verb: TwimlElement): string {
  const bodies = verb.children.filter(isElement).filter((child) => child.name === 'Body');
  return bodies.length > 0 ? bodies.map((body) => body.text).join('') : verb.text;
}

function mediaOf(verb: TwimlElement, base: string): string[] {
  const media = verb.children.filter(isElement).filter((child) => child.name === 'Media');
  return media.flatMap((child) => absolute(child.text, base) ?? []);
}

function absolute(url: string, base: string): string | undefined {
  return URL.canParse(url, base) ? new URL(url, base).href : undefined;
}

/** Notes Twilio's error at the request whose answer caused it. */
export function reportProblem(twilio: MessageContext, message: Message, problem: string): void {
  const exchange = twilio.store.exchanges.findLast(
    ({ kind, messageSid }) => kind === 'webhook' && messageSid === message.sid,
  );
  if (!exchange) return;
  exchange.error = exchange.error ? `${exchange.error}; ${problem}` : problem;
  twilio.store.saveExchange(exchange);
}
