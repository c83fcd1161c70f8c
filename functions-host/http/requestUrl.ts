import type { IncomingHttpHeaders } from 'node:http';

/** The path and raw query of a request target, in origin form or absolute form. */
export function splitTarget(target: string): { path: string; query: string } {
  const relative = target.startsWith('/') ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
  const at = relative.indexOf('?');
  return at < 0 ? { path: relative, query: '' } : { path: relative.slice(0, at), query: relative.slice(at) };
}

/**
 * The URL as the Functions host hands it to the worker: scheme, Host, path re-encoded, raw query. Behind the Linux front end
 * of Azure (`frontEnd`), the scheme is X-Forwarded-Proto, if it is exactly "https", and the host is DISGUISED-HOST.
 */
export function requestUrl(
  target: { path: string; query: string },
  headers: IncomingHttpHeaders,
  frontEnd: boolean,
): string {
  const disguised = headers['disguised-host'];
  const host = frontEnd && typeof disguised === 'string' ? disguised : (headers.host ?? 'localhost');
  const scheme = frontEnd && headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${host}${normalPath(target.path)}${target.query === '?' ? '' : target.query}`;
}

const plain = /^[\w\-.~!$&'()*+,;=:@/]*$/;

/** ASP.NET decodes a path (but for %2F) and encodes it again, so that needless escapes vanish (`%41` becomes `A`). */
function normalPath(path: string): string {
  if (plain.test(path)) return path;
  return path
    .split(/(%2f)/i)
    .map((part, at) => (at % 2 === 0 ? encodePath(decodePath(part)) : part))
    .join('');
}

function decodePath(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function encodePath(part: string): string {
  return part.replace(/%[0-9a-fA-F]{2}|[^\w\-.~!$&'()*+,;=:@/]/gu, (text) =>
    text.length > 2 && text.startsWith('%') ? text : encodeURIComponent(text),
  );
}
