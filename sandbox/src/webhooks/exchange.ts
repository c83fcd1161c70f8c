import type { Method, TwilioContext, WebhookRequest } from '../context.ts';
import type { Exchange } from '../model.ts';
import type { Sent } from './send.ts';
import type { Param } from './signature.ts';

/** What one attempt puts on the wire, for the record. */
export interface Attempt {
  request: WebhookRequest;
  method: Method;
  url: string;
  headers: Record<string, string>;
  params: Param[];
}

/** Opens the record of one attempt; the function returned closes it with what came back. */
export function recordAttempt(
  { store, clock }: TwilioContext,
  { request, method, url, headers, params }: Attempt,
): (sent: Sent, error: string | null) => void {
  const began = performance.now();
  const exchange = store.openExchange({
    kind: 'webhook',
    purpose: request.purpose,
    at: clock.now(),
    durationMs: null,
    method,
    url,
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
  return (sent, error) => {
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
