import type { Method, WebhookContext, WebhookRequest } from '../context.ts';
import type { Exchange } from '../model.ts';
import type { RetryReason } from './overrides.ts';
import { type Sent, send } from './send.ts';
import { type Param, signRequest } from './signature.ts';
import { signedUrl, type Target } from './target.ts';
import type { Tunnels } from './tunnels.ts';
import { describeFailure, type Verdict } from './verdict.ts';

/** One hop of a webhook request, ready to be sent. */
export interface Hop {
  request: WebhookRequest;
  target: Target;
  method: Method;
  params: Param[];
  /** By performance.now(): when all of the request must be over. */
  deadline: number;
  /** I-Twilio-Idempotency-Token: one for all hops and retries. */
  token: string;
  /** What is wrong with an answer. */
  judge: (sent: Sent) => Verdict | undefined;
}

export interface Outcome {
  sent: Sent;
  verdict: Verdict | undefined;
}

/** Sends one hop, again where its retry policy says so; each attempt becomes an exchange. Never throws. */
export async function attemptHop(context: WebhookContext, tunnels: Tunnels, hop: Hop): Promise<Outcome> {
  const form = hop.method === 'POST' ? hop.params : [];
  const headers = headersFor(context.authToken, hop, form);
  const { overrides } = hop.target;
  for (let attempt = 0; ; attempt += 1) {
    const close = recordAttempt(context, hop, headers);
    const sent = await send({
      target: tunnels.reached(hop.target),
      method: hop.method,
      headers,
      body: new URLSearchParams(form).toString(),
      budget: Math.max(1, hop.deadline - performance.now()),
    });
    const verdict = isRedirect(sent) ? undefined : explained(hop, hop.judge(sent), sent);
    close(sent, verdict);
    const again = attempt < overrides.retries && performance.now() < hop.deadline;
    if (!again || !mayRetry(sent, overrides.retryOn)) return { sent, verdict };
  }
}

/** Names the order of the query where that may be why the app refused the signature. */
function explained({ target }: Hop, verdict: Verdict | undefined, sent: Sent): Verdict | undefined {
  const refused = !('failed' in sent) && sent.status === 403;
  if (!verdict || !refused || target.url === target.unsorted) return verdict;
  const order = 'Twilio sorts the names in the query of a URL before it asks, and signs it unsorted';
  return { ...verdict, detail: `${verdict.detail}; ${order}: write the names sorted` };
}

/** True for an answer that leads elsewhere. */
export function isRedirect(sent: Sent): boolean {
  return !('failed' in sent) && sent.status >= 300 && sent.status < 400;
}

/** Whether Twilio tries again after this outcome, given the retry policy (`rp`). */
function mayRetry(sent: Sent, retryOn: RetryReason[]): boolean {
  const reason = reasonFor(sent);
  return reason !== undefined && (retryOn.includes(reason) || retryOn.includes('all'));
}

function reasonFor(sent: Sent): RetryReason | undefined {
  if ('failed' in sent) return sent.failed;
  if (sent.status >= 500) return '5xx';
  return sent.status >= 400 ? '4xx' : undefined;
}

function headersFor(
  authToken: string,
  { request, target, method, token }: Hop,
  form: Param[],
): Record<string, string> {
  const url = signedUrl(target, request.messageSid === undefined);
  return {
    'User-Agent': 'TwilioProxy/1.1',
    Accept: '*/*',
    'I-Twilio-Idempotency-Token': token,
    ...(target.authorization ? { Authorization: target.authorization } : {}),
    ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
    'X-Twilio-Signature': signRequest(authToken, url, form),
  };
}

/** Opens the record of one attempt; the function returned closes it with what came back. */
function recordAttempt(
  { store, clock }: WebhookContext,
  { request, target, method, params }: Hop,
  headers: Record<string, string>,
): (sent: Sent, verdict: Verdict | undefined) => void {
  const began = performance.now();
  const exchange = store.openExchange({
    kind: 'webhook',
    purpose: request.purpose,
    at: clock.now(),
    durationMs: null,
    method,
    url: target.url,
    status: null,
    signature: headers['X-Twilio-Signature'] ?? null,
    verdict: null,
    callSid: request.callSid ?? null,
    messageSid: request.messageSid ?? null,
    requestHeaders: redact(headers),
    params,
    responseHeaders: {},
    responseBody: '',
    error: null,
  });
  return (sent, verdict) => {
    const error = verdict ? describeFailure(verdict.code, verdict.detail) : null;
    Object.assign(exchange, answered(sent), { durationMs: performance.now() - began, error });
    store.saveExchange(exchange);
  };
}

function answered(sent: Sent): Partial<Exchange> {
  if ('failed' in sent) return {};
  const { status, headers, body } = sent;
  // An app says no to a signature with 403, as Twilio's own middleware does.
  return {
    status,
    responseHeaders: headers,
    responseBody: body,
    verdict: status === 403 ? 'refused' : 'accepted',
  };
}

function redact(headers: Record<string, string>): Record<string, string> {
  return 'Authorization' in headers ? { ...headers, Authorization: '(not shown)' } : headers;
}
