import type { IncomingPhoneNumber, Message } from '../model.ts';
import type { Method, Parts, WebhookAnswer } from '../parts.ts';
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
export async function answerMessage(parts: Parts, message: Message): Promise<void> {
  const number = parts.store.numberFor(message.to);
  if (!number?.smsUrl) return;
  if (isLooping(parts, message)) {
    // Twilio answers a pair of numbers only so often, lest two machines text each other for ever.
    message.errorCode = 14107;
    message.errorMessage = 'Message rate limit exceeded: the reply loop was stopped';
    parts.store.saveMessage(message);
    return;
  }
  let target: Target | undefined = { url: number.smsUrl, method: number.smsMethod };
  for (let count = 0; target; count += 1) {
    if (count === MOST_DOCUMENTS)
      return reportProblem(parts, message, '14106 Too many documents: redirects do not end');
    target = await runTarget(parts, message, target, fallbackOf(number));
  }
}

function fallbackOf(number: IncomingPhoneNumber): Target | undefined {
  return number.smsFallbackUrl ? { url: number.smsFallbackUrl, method: number.smsFallbackMethod } : undefined;
}

/** Fetches and runs one document. Returns where its Redirect leads, if it has one. */
async function runTarget(
  parts: Parts,
  message: Message,
  target: Target,
  fallback: Target | undefined,
): Promise<Target | undefined> {
  const answer = await ask(parts, message, target, [], fallback);
  if (!answer) return undefined;
  const problem = act(parts, message, answer);
  if (!('code' in problem)) return problem.redirect;
  reportProblem(parts, message, `${problem.code} ${problem.message}`);
  if (!fallback || answer.url === fallback.url) return undefined;
  const about: [string, string][] = [
    ['ErrorCode', String(problem.code)],
    ['ErrorUrl', answer.url],
  ];
  const second = await ask(parts, message, fallback, about);
  const outcome = second && act(parts, message, second);
  if (outcome && 'code' in outcome) reportProblem(parts, message, `${outcome.code} ${outcome.message}`);
  return outcome && 'redirect' in outcome ? outcome.redirect : undefined;
}

async function ask(
  parts: Parts,
  message: Message,
  target: Target,
  more: [string, string][],
  fallback?: Target,
): Promise<WebhookAnswer | undefined> {
  const params = [...inboundParams(message), ...more];
  const request = { ...target, params, purpose: 'message', messageSid: message.sid };
  const answer = await parts.webhooks.request(request, fallback);
  return answer.ok ? answer : undefined;
}

type Outcome = { redirect: Target | undefined } | { code: number; message: string };

function act(parts: Parts, message: Message, answer: WebhookAnswer): Outcome {
  const document = readDocument(answer);
  if ('code' in document) return document;
  return { redirect: runReply(parts, message, document.root, answer.url) };
}
