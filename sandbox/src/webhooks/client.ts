import type {
  Method,
  TwilioContext,
  WebhookAnswer,
  WebhookClient,
  WebhookFailure,
  WebhookRequest,
} from '../context.ts';
import { fetchWebhook } from './fetch.ts';
import { judge, type Verdict } from './judge.ts';
import type { Sent } from './send.ts';

/**
 * Twilio's side of a webhook: signed requests within Twilio's limits. Unlike Twilio it keeps no cookies.
 * Time limits are real time even on a manual clock, which stands still while a request is under way.
 */
export function createWebhookClient(twilio: TwilioContext): WebhookClient {
  const queues = new Map<string, Promise<unknown>>();
  return {
    request: (request, fallback) => twilio.clock.during(requestWithFallback(twilio, request, fallback)),
    notify(request) {
      const key = request.callSid ?? request.messageSid ?? '';
      const before = queues.get(key) ?? Promise.resolve();
      const sent = before.then(() => fetchWebhook(twilio, request, judgeCallback));
      queues.set(key, sent);
      void twilio.clock.during(sent).then(() => {
        if (queues.get(key) === sent) queues.delete(key);
      });
    },
  };
}

async function requestWithFallback(
  twilio: TwilioContext,
  request: WebhookRequest,
  fallback: { url: string; method: Method } | undefined,
): Promise<WebhookAnswer | WebhookFailure> {
  const first = await fetchWebhook(twilio, request);
  if (first.ok || !fallback) return first;
  return fetchWebhook(twilio, fallbackRequest(request, fallback, first));
}

/** The request to a fallback URL: the first one's, with what went wrong. */
export function fallbackRequest(
  request: WebhookRequest,
  fallback: { url: string; method: Method },
  failure: { code: number; url: string },
): WebhookRequest {
  const params: [string, string][] = [
    ...request.params,
    ['ErrorCode', String(failure.code)],
    ['ErrorUrl', failure.url],
  ];
  return { ...request, ...fallback, params, purpose: `${request.purpose} fallback` };
}

/** A callback's answer is ignored, but Twilio warns (15003) if it is no 2xx. */
function judgeCallback(sent: Sent): Verdict | undefined {
  if ('failed' in sent) return judge(sent);
  if (sent.status < 400) return undefined;
  return { code: 15003, detail: `the callback answered ${sent.status}` };
}
