import { createHash, createHmac } from 'node:crypto';

type Params = Readonly<Record<string, string | readonly string[]>>;

/**
 * X-Twilio-Signature after Twilio's description, independent of the code under test and of the SDK: the URL, then each
 * parameter's name and value in the order of the names, under HMAC-SHA1 with the Auth Token, in base64.
 */
export function sign(token: string, url: string, params: Params = {}): string {
  const names = Object.keys(params).sort((a, b) => (a < b ? -1 : 1));
  const twilio = names.flatMap((name) =>
    [...new Set([params[name] ?? ''].flat())].sort().map((value) => name + value),
  );
  return createHmac('sha1', token)
    .update(url + twilio.join(''), 'utf8')
    .digest('base64');
}

/** The query parameter that Twilio adds to the URL of a webhook with a JSON body. */
export function bodyHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
