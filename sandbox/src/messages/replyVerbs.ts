import type { Method, TwilioContext } from '../context.ts';
import type { Message } from '../model.ts';
import { isElement, type TwimlElement } from '../twiml/parse.ts';
import { statusParams } from './delivery.ts';
import { readReply } from './replyMessage.ts';
import { reportProblem } from './report.ts';

export interface Redirect {
  url: string;
  method: Method;
}

/** Runs a reply document top-down: texts are sent, a Redirect ends it and is returned. `base` resolves relative URLs. */
export function runReply(
  twilio: TwilioContext,
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
  twilio: TwilioContext,
  inbound: Message,
  verb: TwimlElement,
  base: string,
): Redirect | undefined {
  const url = URL.canParse(verb.text, base) ? new URL(verb.text, base).href : undefined;
  if (!url) reportProblem(twilio, inbound, `11100 Invalid URL in <Redirect>: ${verb.text}`);
  return url === undefined ? undefined : { url, method: verb.attributes.method === 'GET' ? 'GET' : 'POST' };
}

function sendReply(twilio: TwilioContext, inbound: Message, verb: TwimlElement, base: string): void {
  const reply = readReply(twilio.store, inbound, verb, base);
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
