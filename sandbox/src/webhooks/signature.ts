import { createHmac } from 'node:crypto';

/** The name and value of one form parameter. */
export type Param = [string, string];

/**
 * X-Twilio-Signature for a request: the URL, then for a form POST every parameter in code-unit order of its name,
 * name and value run together; HMAC-SHA1 with the auth token, base64. The values of a repeated name count once each,
 * sorted.
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
