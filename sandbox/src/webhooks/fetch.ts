import { randomUUID } from 'node:crypto';
import type { Method, TwilioContext, WebhookAnswer, WebhookFailure, WebhookRequest } from '../context.ts';
import { describeFailure } from './errors.ts';
import { recordAttempt } from './exchange.ts';
import { judge, type Verdict } from './judge.ts';
import { mayRetry } from './retry.ts';
import { type Sent, send } from './send.ts';
import { type Param, signRequest } from './signature.ts';
import { readTarget, signedUrl, type Target, withQuery } from './target.ts';
import { reached } from './tunnel.ts';

/** Twilio follows this many redirects, then error 11215. */
const MAX_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307];
const ACCEPT = '*/*';

/** One hop of a request: where, how, and with what. */
interface Hop {
  url: string;
  method: Method;
  params: Param[];
}

/** How a failure is called: a status callback's 4xx/5xx is a warning of its own. */
export type Judge = (sent: Sent) => Verdict | undefined;

/** Requests a webhook with retries and redirects; each attempt becomes an exchange. Never throws. */
export async function fetchWebhook(
  twilio: TwilioContext,
  request: WebhookRequest,
  judgeAnswer: Judge = judge,
): Promise<WebhookAnswer | WebhookFailure> {
  const run = { deadline: 0, token: randomUUID() };
  let hop: Hop = { url: request.url, method: request.method, params: request.params };
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const target = readTarget(hop.method === 'GET' ? withQuery(hop.url, hop.params) : hop.url);
    if (!target) return failure(11100, `"${hop.url}" is not an absolute http(s) URL`, hop.url);
    run.deadline ||= performance.now() + target.overrides.totalTimeout;
    const { sent, verdict } = await tryTarget(twilio, request, hop, target, run, judgeAnswer);
    const next = redirected(sent, hop, target);
    if (!next) return verdict ? failure(verdict.code, verdict.detail, target.url) : answer(sent, target);
    if ('code' in next) return failure(next.code, next.detail, target.url);
    hop = next;
  }
  return failure(11215, `more than ${MAX_REDIRECTS} redirects`, hop.url);
}

async function tryTarget(
  twilio: TwilioContext,
  request: WebhookRequest,
  hop: Hop,
  target: Target,
  { deadline, token }: { deadline: number; token: string },
  judgeAnswer: Judge,
): Promise<{ sent: Sent; verdict: Verdict | undefined }> {
  const form = hop.method === 'POST' ? hop.params : [];
  const body = new URLSearchParams(form).toString();
  const url = signedUrl(target, request.messageSid === undefined);
  const headers = {
    ...headersFor(hop.method, target, token),
    'X-Twilio-Signature': signRequest(twilio.authToken, url, form),
  };
  for (let attempt = 0; ; attempt += 1) {
    const close = recordAttempt(twilio, {
      request,
      method: hop.method,
      url: target.url,
      headers,
      params: hop.params,
    });
    const budget = Math.max(1, deadline - performance.now());
    const sent = await send({
      target: reached(target, twilio.tunnel),
      method: hop.method,
      headers,
      body,
      budget,
    });
    const verdict = isRedirect(sent) ? undefined : judgeAnswer(sent);
    close(sent, verdict ? describeFailure(verdict.code, verdict.detail) : null);
    const again = attempt < target.overrides.retries && performance.now() < deadline;
    if (!again || !mayRetry(sent, target.overrides.retryOn)) return { sent, verdict };
  }
}

function headersFor(method: Method, target: Target, token: string): Record<string, string> {
  return {
    'User-Agent': 'TwilioProxy/1.1',
    Accept: ACCEPT,
    'I-Twilio-Idempotency-Token': token,
    ...(target.authorization ? { Authorization: target.authorization } : {}),
    ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
  };
}

function isRedirect(sent: Sent): boolean {
  return !('failed' in sent) && sent.status >= 300 && sent.status < 400;
}

/** The hop a redirect leads to: as in a browser, GET without the parameters, but for 307, which keeps both. */
function redirected(sent: Sent, hop: Hop, target: Target): Hop | Verdict | undefined {
  if ('failed' in sent || !isRedirect(sent)) return undefined;
  const { location } = sent.headers;
  if (!REDIRECTS.includes(sent.status) || location === undefined || !URL.canParse(location, target.url)) {
    return { code: 11216, detail: `${sent.status} with Location "${location ?? ''}"` };
  }
  const url = new URL(location, target.url).href;
  return sent.status === 307 ? { ...hop, url } : { url, method: 'GET', params: [] };
}

function answer(sent: Sent, target: Target): WebhookAnswer | WebhookFailure {
  if ('failed' in sent) return failure(11200, sent.reason, target.url);
  return {
    ok: true,
    status: sent.status,
    contentType: sent.headers['content-type'] ?? null,
    body: sent.body,
    url: target.url,
  };
}

function failure(code: number, detail: string, url: string): WebhookFailure {
  return { ok: false, code, message: describeFailure(code, detail), url };
}
