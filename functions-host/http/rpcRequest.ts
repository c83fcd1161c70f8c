import type { IncomingMessage } from 'node:http';
import type { RpcHttpRequest } from '../core/types.ts';
import { requestUrl } from './requestUrl.ts';

type Dictionary = Record<string, { value: string }>;

/** An incoming request in the form in which the host gives it to the worker. */
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

/** Lower-case names, values of a repeated header joined by a comma. */
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
