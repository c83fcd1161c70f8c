import { randomUUID } from 'node:crypto';
import type {
  Method,
  WebhookAnswer,
  WebhookClient,
  WebhookContext,
  WebhookFailure,
  WebhookRequest,
} from '../context.ts';
import { attemptHop, type Hop, isRedirect } from './attempt.ts';
import type { Sent } from './send.ts';
import { readTarget, type Target } from './target.ts';
import { Tunnels } from './tunnels.ts';
import { describeFailure, judge, judgeCallback, type Verdict } from './verdict.ts';

/** Twilio follows this many redirects, then error 11215. */
const MAX_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307];

/** Where a hop leads, and with what. */
type Place = Pick<WebhookRequest, 'url' | 'method' | 'params'>;

/**
 * Requests webhooks as Twilio does: signed, and within Twilio's limits. Unlike Twilio it keeps no cookies. Its time limits are
 * real time. A manual clock does not move during a request.
 */
export function createWebhookClient(context: WebhookContext, tunnels = new Tunnels()): WebhookClient {
  const queues = new Map<string, Promise<unknown>>();
  const fetchWebhook = (request: WebhookRequest, judgeAnswer = judge) =>
    followHops(request, (hop) => attemptHop(context, tunnels, { ...hop, judge: judgeAnswer }));
  return {
    request: (request, fallback) => context.clock.during(withFallback(fetchWebhook, request, fallback)),
    notify(request) {
      const key = request.callSid ?? request.messageSid ?? '';
      const before = queues.get(key) ?? Promise.resolve();
      const sent = before.then(() => fetchWebhook(request, judgeCallback));
      queues.set(key, sent);
      void context.clock.during(sent).then(() => {
        if (queues.get(key) === sent) queues.delete(key);
      });
    },
  };
}

async function withFallback(
  fetchWebhook: (request: WebhookRequest) => Promise<WebhookAnswer | WebhookFailure>,
  request: WebhookRequest,
  fallback: { url: string; method: Method } | undefined,
): Promise<WebhookAnswer | WebhookFailure> {
  const first = await fetchWebhook(request);
  if (first.ok || !fallback) return first;
  return fetchWebhook(fallbackRequest(request, fallback, first));
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

/** Requests a webhook and follows its redirects. Never throws. */
async function followHops(
  request: WebhookRequest,
  attempt: (hop: Omit<Hop, 'judge'>) => ReturnType<typeof attemptHop>,
): Promise<WebhookAnswer | WebhookFailure> {
  const token = randomUUID();
  let deadline = 0;
  let place: Place = request;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const { url, method, params } = place;
    const target = readTarget(url, method === 'GET' ? params : []);
    if (!target) return failure(11100, `"${url}" is not an absolute http(s) URL`, url);
    deadline ||= performance.now() + target.overrides.totalTimeout;
    const { sent, verdict } = await attempt({ request, target, method, params, deadline, token });
    const next = redirected(sent, place, target);
    if (!next) return verdict ? failure(verdict.code, verdict.detail, target.url) : answer(sent, target);
    if ('code' in next) return failure(next.code, next.detail, target.url);
    place = next;
  }
  return failure(11215, `more than ${MAX_REDIRECTS} redirects`, place.url);
}

/** Where a redirect leads: as in a browser, GET without the parameters, but for 307, which keeps both. */
function redirected(sent: Sent, from: Place, target: Target): Place | Verdict | undefined {
  if ('failed' in sent || !isRedirect(sent)) return undefined;
  const { location } = sent.headers;
  if (!REDIRECTS.includes(sent.status) || location === undefined || !URL.canParse(location, target.url)) {
    return { code: 11216, detail: `${sent.status} with Location "${location ?? ''}"` };
  }
  const url = new URL(location, target.url).href;
  return sent.status === 307 ? { ...from, url } : { url, method: 'GET', params: [] };
}

function answer(sent: Sent, target: Target): WebhookAnswer | WebhookFailure {
  if ('failed' in sent) return failure(11200, sent.reason, target.url);
  return {
    ok: true,
    status: sent.status,
    contentType: sent.headers['content-type'] ?? null,
    body: sent.body,
    url: target.given,
  };
}

function failure(code: number, detail: string, url: string): WebhookFailure {
  return { ok: false, code, message: describeFailure(code, detail), url };
}
