import type { ServerResponse } from 'node:http';
import type { RpcCookie, RpcHttpResponse } from '../core/types.ts';

/** Writes what the programming model made of a handler's result; no result is an empty 204. */
export function answer(
  response: ServerResponse,
  result: RpcHttpResponse | undefined | null,
  customHeaders: Record<string, string>,
): void {
  const body = bodyBytes(result?.body);
  response.statusCode = result ? Number(result.statusCode ?? 200) : 204;
  setHeaders(response, customHeaders);
  setHeaders(response, result?.headers ?? {});
  for (const cookie of result?.cookies ?? []) response.appendHeader('set-cookie', cookieText(cookie));
  if (response.statusCode !== 204 && response.statusCode !== 304) {
    response.setHeader('content-length', body.length);
  }
  response.end(body);
}

/** An answer of the host's own: a bare status with an empty body. */
export function answerEmpty(
  response: ServerResponse,
  status: number,
  customHeaders: Record<string, string>,
): void {
  answer(response, { statusCode: String(status) }, customHeaders);
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'content-length' && name !== 'transfer-encoding') response.setHeader(name, value);
  }
}

function bodyBytes(body: RpcHttpResponse['body']): Uint8Array {
  if (!body) return new Uint8Array();
  return body.bytes ?? Buffer.from(body.string ?? body.json ?? '');
}

function cookieText(cookie: RpcCookie): string {
  const sameSite = { lax: 'Lax', strict: 'Strict', explicitNone: 'None' }[cookie.sameSite ?? ''];
  const expires = expiryOf(cookie.expires?.value);
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value ?? '')}`,
    cookie.maxAge && `max-age=${cookie.maxAge.value}`,
    cookie.domain && `domain=${cookie.domain.value}`,
    cookie.path && `path=${cookie.path.value}`,
    expires && `expires=${expires.toUTCString()}`,
    cookie.secure?.value && 'secure',
    cookie.httpOnly?.value && 'httponly',
    sameSite && `samesite=${sameSite}`,
  ]
    .filter((part) => part)
    .join('; ');
}

/** The library sends a time as { seconds } since the epoch. */
function expiryOf(value: unknown): Date | undefined {
  if (typeof value !== 'object' || value === null || !('seconds' in value)) return undefined;
  return new Date(Number(value.seconds) * 1000);
}
