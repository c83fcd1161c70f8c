import { Hono } from 'hono';
import { cancelMessage } from '../messages/delivery.ts';
import type { Message } from '../model.ts';
import type { Parts } from '../parts.ts';
import { TwilioError } from './errors.ts';
import { byText, byTime } from './filters.ts';
import type { Form } from './form.ts';
import { messageJson } from './messageJson.ts';
import { readOutgoingMessage } from './messageParams.ts';
import { page } from './paging.ts';
import { readForm, readSid } from './request.ts';

const UNDER_WAY = new Set(['accepted', 'scheduled', 'queued', 'sending', 'receiving']);

/** The Messages resource: create, fetch, list, update (redact or cancel), delete. */
export function messageRoutes(parts: Parts): Hono {
  const routes = new Hono();
  routes.post('/Messages.json', async (context) => {
    const message = parts.messages.send(readOutgoingMessage(parts, await readForm(context)));
    return context.json(messageJson(message), 201);
  });
  routes.get('/Messages.json', (context) => {
    const url = new URL(context.req.url);
    return context.json(page(url, 'messages', listed(parts, url.searchParams), messageJson));
  });
  routes.get('/Messages/:file', (context) => context.json(messageJson(find(parts, readSid(context)))));
  routes.post('/Messages/:file', async (context) => {
    const message = find(parts, readSid(context));
    update(parts, message, await readForm(context));
    return context.json(messageJson(message));
  });
  routes.delete('/Messages/:file', (context) => {
    const message = find(parts, readSid(context));
    refuseUnderWay(message);
    parts.store.messages.delete(message.sid);
    return context.body(null, 204);
  });
  return routes;
}

function listed(parts: Parts, query: URLSearchParams): Message[] {
  return [...parts.store.messages.values()]
    .reverse()
    .filter(byText(query, 'To', (message) => message.to))
    .filter(byText(query, 'From', (message) => message.from))
    .filter(byTime(query, 'DateSent', (message) => message.sentAt));
}

function find(parts: Parts, sid: string): Message {
  const message = parts.store.messages.get(sid);
  if (!message) throw new TwilioError(20404, `message ${sid}`);
  return message;
}

/** Two changes are possible: Status=canceled while scheduled, and an empty Body once it is done (redaction). */
function update(parts: Parts, message: Message, form: Form): void {
  if (form.oneOf('Status', ['canceled'])) {
    if (message.status !== 'scheduled') throw new TwilioError(30409, `status ${message.status}`);
    cancelMessage(parts, message);
  }
  if (!form.has('Body')) return;
  if (form.get('Body')) throw new TwilioError(20001, 'Body can only be emptied');
  refuseUnderWay(message);
  message.body = '';
  message.updatedAt = parts.clock.now();
  parts.store.saveMessage(message);
}

function refuseUnderWay(message: Message): void {
  if (UNDER_WAY.has(message.status)) throw new TwilioError(20009, `status ${message.status}`);
}
