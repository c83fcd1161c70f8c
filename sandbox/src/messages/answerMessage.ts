import type { MessageContext, WebhookAnswer } from '../context.ts';
import type { IncomingPhoneNumber, Message } from '../model.ts';
import { fallbackRequest } from '../webhooks/client.ts';
import { type Redirect, readReply, reportProblem, runReply } from './reply.ts';
import { webhookParams } from './webhookParams.ts';

/** Documents one text may lead through by Redirect before Twilio stops (error 14106). */
const MOST_DOCUMENTS = 10;

/** Twilio stops replying to a pair of numbers that exchange more texts than this in so many ms (error 14107). */
const MOST_IN_WINDOW = 15;
const WINDOW = 30_000;

/** Asks the number's SmsUrl what to do with an incoming text, and does it. Never rejects. */
export async function answerMessage(twilio: MessageContext, message: Message): Promise<void> {
  const number = twilio.store.numberFor(message.to);
  if (!number?.smsUrl) return;
  if (isLooping(twilio, message)) return stopLoop(twilio, message);
  let target: Redirect | undefined = { url: number.smsUrl, method: number.smsMethod };
  for (let count = 0; target; count += 1) {
    if (count === MOST_DOCUMENTS)
      return reportProblem(twilio, message, '14106 Too many documents: redirects do not end');
    target = await runDocument(twilio, message, target, fallbackOf(number));
  }
}

function fallbackOf(number: IncomingPhoneNumber): Redirect | undefined {
  return number.smsFallbackUrl ? { url: number.smsFallbackUrl, method: number.smsFallbackMethod } : undefined;
}

/** Fetches and runs one document. Returns where its Redirect leads, if it has one. */
async function runDocument(
  twilio: MessageContext,
  message: Message,
  target: Redirect,
  fallback: Redirect | undefined,
): Promise<Redirect | undefined> {
  const request = { ...target, params: webhookParams(message), purpose: 'message', messageSid: message.sid };
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
  redirect?: Redirect;
  /** Twilio's error code for a document that cannot be run. */
  code?: number;
}

function act(twilio: MessageContext, message: Message, answer: WebhookAnswer): Outcome {
  const reply = readReply(answer);
  if ('root' in reply) return { redirect: runReply(twilio, message, reply.root, answer.url) };
  reportProblem(twilio, message, `${reply.code} ${reply.message}`);
  return { code: reply.code };
}

/** Twilio limits the replies to a pair of numbers, so that two machines do not text each other for ever. */
function stopLoop({ store }: MessageContext, message: Message): void {
  message.errorCode = 14107;
  message.errorMessage = 'Message rate limit exceeded: the reply loop was stopped';
  store.saveMessage(message);
}

/** True if two numbers of the account text each other too often; people's phones do not loop, so they are not counted. */
function isLooping(twilio: MessageContext, message: Message): boolean {
  if (!twilio.store.numberFor(message.from ?? '')) return false;
  const since = twilio.clock.now() - WINDOW;
  let count = 0;
  for (const other of [...twilio.store.messages.values()].reverse()) {
    if (other.createdAt < since) break;
    if (other.direction === 'inbound' && other.from === message.from && other.to === message.to) count += 1;
  }
  return count > MOST_IN_WINDOW;
}
