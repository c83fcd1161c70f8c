import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { cancelMessage } from '../messages/delivery.ts';
import type { Message } from '../model.ts';
import { TwilioError } from './errors.ts';
import { byText, byTime } from './filters.ts';
import type { Form } from './form.ts';
import { messageJson } from './messageJson.ts';
import { readOutgoingMessage } from './messageParams.ts';
import { page } from './paging.ts';
import { readForm, readSid } from './request.ts';

const UNDER_WAY = new Set(['accepted', 'scheduled', 'queued', 'sending', 'receiving']);

/** The Messages resource: create, fetch, list, update (redact or cancel), delete. */
export function messageRoutes(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/Messages.json', async (context) => {
    const message = twilio.messages.send(readOutgoingMessage(twilio, await readForm(context)));
    return context.json(messageJson(message), 201);
  });
  routes.get('/Messages.json', (context) => {
    const url = new URL(context.req.url);
    return context.json(page(url, 'messages', listed(twilio, url.searchParams), messageJson));
  });
  routes.get('/Messages/:file', (context) => context.json(messageJson(find(twilio, readSid(context)))));
  routes.post('/Messages/:file', async (context) => {
    const message = find(twilio, readSid(context));
    update(twilio, message, await readForm(context));
    return context.json(messageJson(message));
  });
  routes.delete('/Messages/:file', (context) => {
    const message = find(twilio, readSid(context));
    refuseUnderWay(message);
    twilio.store.messages.delete(message.sid);
    return context.body(null, 204);
  });
  return routes;
}

function listed(twilio: TwilioContext, query: URLSearchParams): Message[] {
  return [...twilio.store.messages.values()]
    .reverse()
    .filter(byText(query, 'To', (message) => message.to))
    .filter(byText(query, 'From', (message) => message.from))
    .filter(byTime(query, 'DateSent', (message) => message.sentAt));
}

function find(twilio: TwilioContext, sid: string): Message {
  const message = twilio.store.messages.get(sid);
  if (!message) throw new TwilioError(20404, `message ${sid}`);
  return message;
}

/** Two changes are possible: Status=canceled while scheduled, and an empty Body once it is done (redaction). */
function update(twilio: TwilioContext, message: Message, form: Form): void {
  if (form.oneOf('Status', ['canceled'])) {
    if (message.status !== 'scheduled') throw new TwilioError(30409, `status ${message.status}`);
    cancelMessage(twilio, message);
  }
  if (!form.has('Body')) return;
  if (form.get('Body')) throw new TwilioError(20001, 'Body can only be emptied');
  refuseUnderWay(message);
  message.body = '';
  message.updatedAt = twilio.clock.now();
  twilio.store.saveMessage(message);
}

function refuseUnderWay(message: Message): void {
  if (UNDER_WAY.has(message.status)) throw new TwilioError(20009, `status ${message.status}`);
}
