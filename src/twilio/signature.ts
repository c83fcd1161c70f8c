import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

/** A webhook as it arrived: form parameters for a form POST, the raw body for JSON, neither for GET. */
export interface SignedRequest {
  /** The URL Twilio called, see signedUrl. */
  url: string;
  /** The header X-Twilio-Signature. */
  signature: string;
  params?: Readonly<Record<string, string | string[]>>;
  jsonBody?: string;
}

/**
 * The URL that Twilio signed: path and query as they arrived, after `publicBaseUrl` (origin and path prefix) if it is
 * set, since a proxy in front may have another scheme, host, port or prefix than the app sees.
 */
export function signedUrl(requestUrl: string, publicBaseUrl?: string): string {
  if (!publicBaseUrl) return requestUrl;
  const pathStart = requestUrl.indexOf('/', requestUrl.indexOf('://') + 3);
  return publicBaseUrl + (pathStart < 0 ? '/' : requestUrl.slice(pathStart));
}

/** An HMAC-SHA1 in base64; anything else needs no look at the request. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/;

/**
 * Whether one of `tokens` (Auth Tokens, primary first) signed the request. Throws where a token is empty, since
 * anybody can sign with that. The comparison, and the forms of port and encoding tried, are the Twilio SDK's.
 */
export function isSigned(request: SignedRequest, tokens: readonly string[]): boolean {
  if (tokens.length === 0 || tokens.includes('')) throw new Error('No Auth Token to check signatures with.');
  if (!SIGNATURE.test(request.signature)) return false;
  return urlForms(request.url).some((url) =>
    tokens.some((token) => isSignedWith(token, { ...request, url })),
  );
}

function isSignedWith(token: string, { url, signature, params = {}, jsonBody }: SignedRequest): boolean {
  if (jsonBody === undefined) return validateRequest(token, signature, url, params);
  return (
    new URL(url).searchParams.has('bodySHA256') && validateRequestWithBody(token, signature, url, jsonBody)
  );
}

/**
 * The URL as it arrived and, where it differs, with those characters raw in the query that the Functions library
 * percent-encodes when it parses the URL, though Twilio may have signed them raw.
 */
function urlForms(url: string): string[] {
  const queryStart = url.indexOf('?');
  if (queryStart < 0) return [url];
  const raw = url.slice(queryStart).replace(/%(27|22|3C|3E)/g, decodeURIComponent);
  const form = url.slice(0, queryStart) + raw;
  return form === url ? [url] : [url, form];
}
