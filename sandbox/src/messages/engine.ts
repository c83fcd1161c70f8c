import type { MessageEngine, OutgoingMessage, TwilioContext } from '../context.ts';
import type { Message } from '../model.ts';
import { deliver, notify } from './delivery.ts';
import { answerMessage } from './inbound.ts';
import { newIncomingMessage, newOutgoingMessage } from './newMessage.ts';
import { hasOptedOut } from './optOut.ts';

/** Moves texts in both directions: out through their statuses, in through the number's webhook and its reply. */
export function createMessageEngine(twilio: TwilioContext): MessageEngine {
  return {
    send: (asked) => send(twilio, asked),
    receive(text) {
      const message = newIncomingMessage(twilio, text);
      twilio.store.saveMessage(message);
      void twilio.clock.during(answerMessage(twilio, message));
      return message;
    },
  };
}

function send(twilio: TwilioContext, asked: OutgoingMessage): Message {
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

/** Only a reply gets here: the REST API refuses such a message before it is made (21610). */
function refuse(twilio: TwilioContext, message: Message): void {
  message.status = 'failed';
  message.errorCode = 21610;
  message.errorMessage = 'The recipient has opted out of messages from this number';
  message.updatedAt = twilio.clock.now();
  twilio.store.saveMessage(message);
  notify(twilio, message);
}

/** A text to one of the account's own numbers comes in there; any other number is a phone, which now has it. */
function loopBack(twilio: TwilioContext, message: Message): void {
  if (!message.from || !twilio.store.numberFor(message.to)) return;
  const { from, to, body, mediaUrls } = message;
  twilio.messages.receive({ from, to, body, mediaUrls });
}
