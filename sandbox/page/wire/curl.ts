import type { Exchange } from '../state/types.ts';

/** Headers that curl makes by itself. */
const OWN =
  /^(host|connection|content-length|content-type|accept-encoding|transfer-encoding|authorization)$/i;

/** A shell command that repeats the request. Credentials are never in it: it names the settings that hold them. */
export function curlFor(exchange: Exchange): string {
  const { method, url, requestHeaders, kind } = exchange;
  const parts = [`curl -X ${method} ${quote(url)}`];
  if (kind === 'rest') parts.push('-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"');
  for (const [name, value] of Object.entries(requestHeaders)) {
    if (!OWN.test(name)) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  for (const [name, value] of formOf(exchange)) parts.push(`--data-urlencode ${quote(`${name}=${value}`)}`);
  return parts.join(' \\\n  ');
}

/** A shell command that sends JSON to the app's API. */
export function curlForJson(url: string, body: unknown): string {
  return [
    `curl -X POST ${quote(url)}`,
    `-H 'content-type: application/json'`,
    `-d ${quote(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** What travels in the body: parameters of a GET are in its URL already. */
function formOf({ method, url, params }: Exchange): [string, string][] {
  if (method === 'GET') return [];
  const inUrl = new Set([...new URL(url).searchParams].map(String));
  return params.filter((pair) => !inUrl.has(String(pair)));
}

/** Quotes for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
