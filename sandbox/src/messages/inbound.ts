import type { Method, TwilioContext, WebhookAnswer } from '../context.ts';
import type { IncomingPhoneNumber, Message } from '../model.ts';
import { fallbackRequest } from '../webhooks/client.ts';
import { inboundParams } from './inboundParams.ts';
import { isLooping } from './loopGuard.ts';
import { readDocument } from './replyDocument.ts';
import { runReply } from './replyVerbs.ts';
import { reportProblem } from './report.ts';

/** Documents one text may lead through by Redirect before Twilio stops (error 14106). */
const MOST_DOCUMENTS = 10;

interface Target {
  url: string;
  method: Method;
}

/** Asks the number's SmsUrl what to do with an incoming text, and does it. Never rejects. */
export async function answerMessage(twilio: TwilioContext, message: Message): Promise<void> {
  const number = twilio.store.numberFor(message.to);
  if (!number?.smsUrl) return;
  if (isLooping(twilio, message)) {
    // Twilio answers a pair of numbers only so often, lest two machines text each other for ever.
    message.errorCode = 14107;
    message.errorMessage = 'Message rate limit exceeded: the reply loop was stopped';
    twilio.store.saveMessage(message);
    return;
  }
  let target: Target | undefined = { url: number.smsUrl, method: number.smsMethod };
  for (let count = 0; target; count += 1) {
    if (count === MOST_DOCUMENTS)
      return reportProblem(twilio, message, '14106 Too many documents: redirects do not end');
    target = await runTarget(twilio, message, target, fallbackOf(number));
  }
}

function fallbackOf(number: IncomingPhoneNumber): Target | undefined {
  return number.smsFallbackUrl ? { url: number.smsFallbackUrl, method: number.smsFallbackMethod } : undefined;
}

/** Fetches and runs one document. Returns where its Redirect leads, if it has one. */
async function runTarget(
  twilio: TwilioContext,
  message: Message,
  target: Target,
  fallback: Target | undefined,
): Promise<Target | undefined> {
  const request = { ...target, params: inboundParams(message), purpose: 'message', messageSid: message.sid };
  const answer = await twilio.webhooks.request(request, fallback);
  const outcome = answer.ok ? act(twilio, message, answer) : undefined;
  if (!answer.ok || !outcome?.code) return outcome?.redirect;
  if (!fallback || answer.url === fallback.url) return undefined;
  // A document that cannot be read is as bad as none: Twilio turns to the fallback URL for it too.
  const failure = { code: outcome.code, url: answer.url };
  const second = await twilio.webhooks.request(fallbackRequest(request, fallback, failure));
  return second.ok ? act(twilio, message, second).redirect : undefined;
}

interface Outcome {
  redirect?: Target;
  /** Twilio's error code for a document that cannot be run. */
  code?: number;
}

function act(twilio: TwilioContext, message: Message, answer: WebhookAnswer): Outcome {
  const document = readDocument(answer);
  if ('root' in document) return { redirect: runReply(twilio, message, document.root, answer.url) };
  reportProblem(twilio, message, `${document.code} ${document.message}`);
  return { code: document.code };
}
