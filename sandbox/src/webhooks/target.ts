import { unescape as percentDecoded } from 'node:querystring';
import { type Overrides, readOverrides } from './overrides.ts';
import type { Param } from './signature.ts';

/** The parts of a webhook's URL. */
export interface Target {
  /** As asked for: no fragment, no user or password, and only characters that HTTP can carry. */
  url: string;
  /** The same before Twilio sorted the URL's own query: this is what it signs. */
  unsorted: string;
  /** The same without what a GET appends: relative URLs of the document resolve against it. */
  given: string;
  protocol: 'http:' | 'https:';
  hostname: string;
  port: number;
  /** Path and query, as asked for. */
  path: string;
  authorization: string | undefined;
  overrides: Overrides;
}

/**
 * Takes a webhook's URL apart, or undefined if it is not an absolute http(s) URL (Twilio error 11100). `appended` is what
 * a GET adds to its query.
 */
export function readTarget(text: string, appended: Param[] = []): Target | undefined {
  const [address = '', fragment = ''] = splitOnce(text.trim(), '#');
  const written = escapeForWire(address);
  if (!URL.canParse(written)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(written);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const [authority = '', path] = splitOrigin(written);
  const origin = authority.replace(/\/\/[^/]*@/, '//');
  const asked = withQuery(sortedQuery(path), appended);
  return {
    url: origin + asked,
    unsorted: origin + withQuery(path, appended),
    given: origin + path,
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? defaultPort(protocol) : Number(port),
    path: asked,
    authorization: basicAuthorization(username, password),
    overrides: readOverrides(fragment),
  };
}

/**
 * The URL that Twilio signs: its own query as it was given, not as it is asked for. For voice over HTTPS the port is left
 * out; for messages, and over HTTP, it is signed as written.
 */
export function signedUrl(target: Target, isVoice: boolean): string {
  if (!isVoice || target.protocol !== 'https:') return target.unsorted;
  return target.unsorted.replace(/^(https:\/\/[^/?]*?):\d+(?=[/?]|$)/i, '$1');
}

/**
 * Sorts the query of a URL by name, as Twilio does with a webhook's URL before it asks for it (twilio-php#790,
 * twilio-node#1079). Values stay as written; of a repeated name they keep their order.
 */
export function sortedQuery(url: string): string {
  const [address = '', query = ''] = splitOnce(url, '?');
  const parts = query.split('&').filter(Boolean);
  const sorted = parts.toSorted((one, other) => compare(nameOf(one), nameOf(other)));
  return sorted.every((part, index) => part === parts[index]) ? url : `${address}?${sorted.join('&')}`;
}

function nameOf(part: string): string {
  return splitOnce(part, '=')[0];
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Adds parameters to a URL's query, before its fragment. */
export function withQuery(url: string, params: Param[]): string {
  if (params.length === 0) return url;
  const [address = '', fragment] = splitOnce(url, '#');
  const query = params.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const joined = `${address}${address.includes('?') ? '&' : '?'}${query}`;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}

function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%20/g, '+');
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Takes an absolute URL apart: scheme and host, then path and query. */
export function splitOrigin(url: string): [string, string] {
  const rest = /^[a-z]+:\/\/[^/?]*/i.exec(url)?.[0] ?? url;
  const path = url.slice(rest.length);
  return [rest, path.startsWith('/') ? path : `/${path}`];
}

function escapeForWire(address: string): string {
  return wellFormed(address).replace(/[^\u0021-\u007E]/gu, (character) => encodeURIComponent(character));
}

function defaultPort(protocol: string): number {
  return protocol === 'https:' ? 443 : 80;
}

function basicAuthorization(username: string, password: string): string | undefined {
  if (username === '') return undefined;
  // Unlike decodeURIComponent this leaves a stray % as it is, and does not throw.
  const pair = `${percentDecoded(username)}:${percentDecoded(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Half a surrogate pair becomes U+FFFD, as it would in UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
