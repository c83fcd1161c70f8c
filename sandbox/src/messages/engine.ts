import type { MessageContext, MessageEngine, OutgoingMessage } from '../context.ts';
import type { Message, MessageStatus } from '../model.ts';
import { newSid } from '../sid.ts';
import { answerMessage } from './answerMessage.ts';
import { deliver, notify } from './delivery.ts';
import { hasOptedOut } from './optOut.ts';
import { countSegments } from './segments.ts';

/** A text that a person sends to a number of the account. */
interface IncomingText {
  from: string;
  to: string;
  body: string;
  mediaUrls?: string[];
}

/** Makes the message engine. It takes sent texts through their statuses, and asks the number's webhook about incoming ones. */
export function createMessageEngine(twilio: Omit<MessageContext, 'messages'>): MessageEngine {
  const messages: MessageEngine = {
    send: (asked) => send(context, asked),
    receive: (text) => receive(context, text),
  };
  const context: MessageContext = { ...twilio, messages };
  return messages;
}

function receive(twilio: MessageContext, text: IncomingText): Message {
  const message = newIncomingMessage(twilio, text);
  twilio.store.saveMessage(message);
  void twilio.clock.during(answerMessage(twilio, message));
  return message;
}

function send(twilio: MessageContext, asked: OutgoingMessage): Message {
  const message = newOutgoingMessage(twilio, asked);
  twilio.store.saveMessage(message);
  if (hasOptedOut(twilio.store, message.to, message.from ?? undefined)) {
    refuse(twilio, message);
    return message;
  }
  const wait = asked.sendAt === undefined ? 0 : Math.max(0, asked.sendAt - twilio.clock.now());
  const start = () => deliver(twilio, message, () => loopBack(twilio, message));
  if (wait > 0) twilio.clock.after(wait, start);
  else start();
  return message;
}

/** Fails a reply to a person who has opted out. (The REST API refuses any other such message with 21610.) */
function refuse(twilio: MessageContext, message: Message): void {
  message.status = 'failed';
  message.errorCode = 21610;
  message.errorMessage = 'The recipient has opted out of messages from this number';
  message.updatedAt = twilio.clock.now();
  twilio.store.saveMessage(message);
  notify(twilio, message);
}

/** Delivers a text to one of the account's own numbers: it comes in there. Any other number is a phone. */
function loopBack(twilio: MessageContext, message: Message): void {
  if (!message.from || !twilio.store.numberFor(message.to)) return;
  const { from, to, body, mediaUrls } = message;
  twilio.messages.receive({ from, to, body, mediaUrls });
}

/** A message out of the line in its first status: queued, accepted (Messaging Service) or scheduled. */
function newOutgoingMessage(twilio: MessageContext, asked: OutgoingMessage): Message {
  const byService = asked.messagingServiceSid !== undefined;
  return {
    ...blank(twilio, asked.body, asked.mediaUrls),
    messagingServiceSid: asked.messagingServiceSid ?? null,
    from: asked.from ?? null,
    to: asked.to,
    direction: asked.direction,
    status: firstStatus(asked),
    // Twilio counts a service's segments only when the message leaves it.
    numSegments: byService ? 0 : segments(asked.body, asked.mediaUrls),
    statusCallback: asked.statusCallback ?? null,
    inReplyTo: asked.inReplyTo ?? null,
  };
}

/** A text that a person has sent to the line. */
function newIncomingMessage(twilio: MessageContext, text: IncomingText): Message {
  const mediaUrls = text.mediaUrls ?? [];
  return {
    ...blank(twilio, text.body, mediaUrls),
    from: text.from,
    to: text.to,
    direction: 'inbound',
    status: 'received',
    numSegments: segments(text.body, mediaUrls),
    sentAt: twilio.clock.now(),
  };
}

function blank(twilio: MessageContext, body: string, mediaUrls: string[]) {
  const now = twilio.clock.now();
  return {
    sid: newSid(mediaUrls.length > 0 ? 'MM' : 'SM'),
    accountSid: twilio.accountSid,
    messagingServiceSid: null,
    body,
    mediaUrls,
    errorCode: null,
    errorMessage: null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    statusCallback: null,
    inReplyTo: null,
  };
}

function firstStatus(asked: OutgoingMessage): MessageStatus {
  if (asked.sendAt !== undefined) return 'scheduled';
  return asked.messagingServiceSid === undefined ? 'queued' : 'accepted';
}

/** An MMS is one segment, however long its text. */
function segments(body: string, mediaUrls: string[]): number {
  return mediaUrls.length > 0 ? 1 : countSegments(body);
}
