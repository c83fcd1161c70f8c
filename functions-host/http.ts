import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { RpcCookie, RpcHttpRequest, RpcHttpResponse } from './coreModule.ts';

/** Sends a function's response. Without one it sends an empty 204. */
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

/** Sends an answer of the host's own: a status with an empty body. */
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

/** Azure's default limit for a request body, bytes. */
const DEFAULT_BODY_LIMIT = 104_857_600;

/** The limit set by FUNCTIONS_REQUEST_BODY_SIZE_LIMIT (bytes), or Azure's default. */
export function bodyLimit(setting: string | undefined): number {
  const bytes = Number(setting);
  return setting && Number.isFinite(bytes) && bytes > 0 ? bytes : DEFAULT_BODY_LIMIT;
}

/**
 * Reads a request's body as the host does: only where Content-Length is greater than 0. A chunked body is lost.
 * @param limit in bytes
 * @returns 'too large' over the limit; undefined without a body
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array | 'too large' | undefined> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length === 0 && !request.headers['transfer-encoding']) return undefined;
  if (length > limit) return 'too large';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) return 'too large';
    chunks.push(chunk);
  }
  return length > 0 ? Buffer.concat(chunks) : undefined;
}

type Dictionary = Record<string, { value: string }>;

/** Makes of an incoming request what the host passes to the worker. */
export function toRpcRequest(
  request: IncomingMessage,
  target: { path: string; query: string },
  params: Record<string, string>,
  body: Uint8Array | undefined,
  frontEnd: boolean,
): RpcHttpRequest {
  return {
    method: request.method ?? 'GET',
    url: requestUrl(target, request.headers, frontEnd),
    nullableHeaders: headerDictionary(request),
    nullableQuery: queryDictionary(target.query),
    nullableParams: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, { value }])),
    ...(body ? { body: { bytes: body } } : {}),
  };
}

/** The headers: names in lower case, the values of a repeated header joined by commas. */
function headerDictionary(request: IncomingMessage): Dictionary {
  const headers: Dictionary = Object.create(null);
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    add(headers, (request.rawHeaders[at] ?? '').toLowerCase(), request.rawHeaders[at + 1] ?? '');
  }
  return headers;
}

/**
 * The host keeps one entry per query key, without regard to case, and joins repeated ones by a comma
 * (azure-functions-nodejs-library issue 168). `request.url` still has the query as it came.
 */
function queryDictionary(query: string): Dictionary {
  const entries: Dictionary = Object.create(null);
  if (query === '') return entries;
  const spelling = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(query)) {
    const known = spelling.get(key.toLowerCase()) ?? key;
    spelling.set(key.toLowerCase(), known);
    add(entries, known, value);
  }
  return entries;
}

function add(dictionary: Dictionary, name: string, value: string): void {
  const held = dictionary[name];
  if (held) held.value += `,${value}`;
  else dictionary[name] = { value };
}

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
function requestUrl(
  target: { path: string; query: string },
  headers: IncomingHttpHeaders,
  frontEnd: boolean,
): string {
  const disguised = headers['disguised-host'];
  const host = frontEnd && typeof disguised === 'string' ? disguised : (headers.host ?? 'localhost');
  const scheme = frontEnd && headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${host}${normalPath(target.path)}${target.query === '?' ? '' : target.query}`;
}

const PLAIN = /^[\w\-.~!$&'()*+,;=:@/]*$/;

/** ASP.NET decodes a path (but for %2F) and encodes it again, so that needless escapes vanish (`%41` becomes `A`). */
function normalPath(path: string): string {
  if (PLAIN.test(path)) return path;
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
