import twilio from 'twilio';

/** What came back from the functions: the status, or why there is none. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
  /** Whole milliseconds until the answer was there. */
  took: number;
  /** Why there is no answer, e.g. ECONNREFUSED; then `status` is 0. */
  failure?: string;
}

/** Milliseconds that Twilio waits for the answer to a call's webhook. */
export const PATIENCE = 15_000;

/** Asks a URL once. Redirects are not followed: the signature is for the first URL only. */
export async function probe(url: string, init: RequestInit = {}): Promise<Answer> {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    const body = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, body, took: took() };
  } catch (error) {
    return { status: 0, contentType: '', body: '', took: took(), failure: reason(error) };
  }
}

/**
 * Sends a webhook as Twilio does: a form by POST.
 * @param token the auth token to sign with; unsigned without it
 */
export function probeWebhook(
  url: string,
  params: { [name: string]: string },
  token?: string,
): Promise<Answer> {
  const headers: { [name: string]: string } = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
  };
  if (token !== undefined)
    headers['x-twilio-signature'] = twilio.getExpectedTwilioSignature(token, url, params);
  return probe(url, { method: 'POST', headers, body: new URLSearchParams(params).toString() });
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE / 1000} s`;
  const code: unknown = error.cause instanceof Error ? Reflect.get(error.cause, 'code') : undefined;
  return typeof code === 'string' ? code : error.message;
}
