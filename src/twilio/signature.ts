import { createHash } from 'node:crypto';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/** A webhook as it arrived: form parameters for a form POST, the raw body for JSON, neither for GET. */
export interface SignedRequest {
  /** The URL that Twilio called. signedUrl makes it. */
  url: string;
  /** The header X-Twilio-Signature. */
  signature: string;
  /** The form's parameters; a repeated one has a list of its values. */
  params?: Readonly<Record<string, string | string[]>>;
  /** The body of a JSON POST, as it arrived: its bytes, if it may be anything but UTF-8. */
  jsonBody?: string | Uint8Array;
}

/**
 * Returns the URL that Twilio signed: path and query as they arrived, with `publicBaseUrl` in front where it is set. The app
 * may see another scheme, host, port or path prefix than Twilio called, where a proxy stands between.
 * @param publicBaseUrl origin and path prefix, such as https://phone.example.com
 * @example
 * signedUrl('http://10.0.0.4/api/smsTwiml?a=1', 'https://phone.example.com');
 * // 'https://phone.example.com/api/smsTwiml?a=1'
 */
export function signedUrl(requestUrl: string, publicBaseUrl?: string): string {
  if (!publicBaseUrl) return requestUrl;
  const pathStart = requestUrl.indexOf('/', requestUrl.indexOf('://') + 3);
  return publicBaseUrl + (pathStart < 0 ? '/' : requestUrl.slice(pathStart));
}

/** An HMAC-SHA1 in base64. A signature of another form is wrong, whatever the request is. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/;

/**
 * Checks whether a request was signed with one of the Auth Tokens. Twilio's SDK makes the comparison, and tries the URL with
 * and without a port.
 * @param tokens Auth Tokens, the primary one first
 * @throws Error where there is no token, or an empty one: anybody can sign with that
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
  // As the SDK's validateRequestWithBody, which takes no bytes.
  const hash = createHash('sha256').update(jsonBody).digest('hex');
  return new URL(url).searchParams.get('bodySHA256') === hash && validateRequest(token, signature, url, {});
}

/**
 * Returns the URL as it arrived and, where that differs, with quotes and angle brackets unencoded in its query. Twilio may
 * have signed them so, and the Functions library percent-encodes them.
 */
function urlForms(url: string): string[] {
  const queryStart = url.indexOf('?');
  if (queryStart < 0) return [url];
  const raw = url.slice(queryStart).replace(/%(27|22|3C|3E)/g, decodeURIComponent);
  const form = url.slice(0, queryStart) + raw;
  return form === url ? [url] : [url, form];
}
