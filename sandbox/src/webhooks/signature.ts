import { createHmac } from 'node:crypto';

/** The name and value of one form parameter. */
export type Param = [string, string];

/**
 * Returns the X-Twilio-Signature of a request: an HMAC-SHA1 with the auth token, in base64. It is made over the URL and, for a
 * form POST, the parameters sorted by name, each as name and value without anything between. A repeated name counts once for
 * each different value, sorted.
 */
export function signRequest(authToken: string, url: string, formParams: Param[]): string {
  return createHmac('sha1', authToken)
    .update(url + flatten(formParams), 'utf8')
    .digest('base64');
}

function flatten(params: Param[]): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of params) {
    const values = byName.get(name) ?? new Set();
    byName.set(name, values.add(value));
  }
  return [...byName.keys()]
    .sort()
    .map((name) =>
      [...(byName.get(name) ?? [])]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('');
}
