import type { Message } from '../model.ts';
import type { MessageEngine, OutgoingMessage, Parts } from '../parts.ts';
import { deliver, notify } from './delivery.ts';
import { answerMessage } from './inbound.ts';
import { newIncomingMessage, newOutgoingMessage } from './newMessage.ts';
import { hasOptedOut } from './optOut.ts';

/** Moves texts in both directions: out through their statuses, in through the number's webhook and its reply. */
export function createMessageEngine(parts: Parts): MessageEngine {
  return {
    send: (asked) => send(parts, asked),
    receive(text) {
      const message = newIncomingMessage(parts, text);
      parts.store.saveMessage(message);
      void parts.clock.during(answerMessage(parts, message));
      return message;
    },
  };
}

function send(parts: Parts, asked: OutgoingMessage): Message {
  const message = newOutgoingMessage(parts, asked);
  parts.store.saveMessage(message);
  if (hasOptedOut(parts.store, message.to, message.from ?? undefined)) {
    refuse(parts, message);
    return message;
  }
  const wait = asked.sendAt === undefined ? 0 : Math.max(0, asked.sendAt - parts.clock.now());
  const start = () => deliver(parts, message, () => loopBack(parts, message));
  if (wait > 0) parts.clock.after(wait, start);
  else start();
  return message;
}

/** Only a reply gets here: the REST API refuses such a message before it is made (21610). */
function refuse(parts: Parts, message: Message): void {
  message.status = 'failed';
  message.errorCode = 21610;
  message.errorMessage = 'The recipient has opted out of messages from this number';
  message.updatedAt = parts.clock.now();
  parts.store.saveMessage(message);
  notify(parts, message);
}

/** A text to one of the account's own numbers comes in there; any other number is a phone, which now has it. */
function loopBack(parts: Parts, message: Message): void {
  if (!message.from || !parts.store.numberFor(message.to)) return;
  const { from, to, body, mediaUrls } = message;
  parts.messages.receive({ from, to, body, mediaUrls });
}
