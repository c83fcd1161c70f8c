import { isUtf8 } from 'node:buffer';
import type { HttpRequest } from '@azure/functions';
import { bytesOf, decodeUtf8, isEncodedUtf8 } from './utf8.ts';

/**
 * Twilio sends some dozens. A signature is checked by sorting them all, several times over: 65,000 of them, in a body
 * that anybody may send, would take a second of the only thread.
 */
const MOST_PARAMETERS = 1000;

interface Parameters {
  readonly [name: string]: string;
}

/** A request's parameters as Twilio signed them, and as the app uses them: each with its first value. */
export interface Sent {
  all?: Readonly<{ [name: string]: string | string[] }>;
  first: Parameters;
  /** The body of a JSON POST, byte for byte. */
  jsonBody?: Buffer;
  /** Why the request cannot be understood, as a clause; `first` is then empty or not to be trusted. */
  unreadable?: string;
}

/** The query as it came: that of the Functions library joins a name's values by commas. */
export function queryOf(request: HttpRequest): URLSearchParams {
  return new URLSearchParams(rawQueryOf(request));
}

/** The query as it came, undecoded, without its question mark. */
export function rawQueryOf({ url }: HttpRequest): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}

/** The parameters of a webhook. Undefined where there are more than Twilio ever sends. */
export async function readSent(request: HttpRequest): Promise<Sent | undefined> {
  const sent =
    request.method === 'GET' ? { first: collect(queryOf(request)).first } : await readBody(request);
  if (!sent || isEncodedUtf8(rawQueryOf(request))) return sent;
  return { ...sent, unreadable: 'its query is not UTF-8' };
}

async function readBody(request: HttpRequest): Promise<Sent | undefined> {
  const bytes = await bytesOf(request);
  const contentType = request.headers.get('content-type') ?? '';
  return /^application\/json\b/i.test(contentType) ? readJson(bytes) : readForm(bytes);
}

function readForm(bytes: Buffer): Sent | undefined {
  // What is not UTF-8 is read all the same: the parameters are what the signature is checked with.
  const text = bytes.toString();
  const form = new URLSearchParams(text);
  if (form.size > MOST_PARAMETERS) return undefined;
  const isRight = isUtf8(bytes) && isEncodedUtf8(text);
  return { ...collect(form), ...(!isRight && { unreadable: 'its form is not UTF-8' }) };
}

/** A name that comes several times has a list of values: Twilio signs them all. */
function collect(pairs: URLSearchParams): Pick<Sent, 'all' | 'first'> {
  const first: { [name: string]: string } = Object.create(null);
  const repeated = new Map<string, string[]>();
  pairs.forEach((value, name) => {
    const earlier = first[name];
    if (earlier === undefined) {
      first[name] = value;
      return;
    }
    const values = repeated.get(name) ?? [earlier];
    values.push(value);
    repeated.set(name, values);
  });
  if (repeated.size === 0) return { all: first, first };
  return { all: Object.assign(Object.create(null), first, Object.fromEntries(repeated)), first };
}

function readJson(jsonBody: Buffer): Sent {
  const read = jsonParameters(jsonBody);
  return typeof read === 'string' ? { first: {}, jsonBody, unreadable: read } : { first: read, jsonBody };
}

/** The members of a JSON object as parameters, or why there are none. */
function jsonParameters(jsonBody: Buffer): Parameters | string {
  const text = decodeUtf8(jsonBody);
  if (text === undefined) return 'its JSON is not UTF-8';
  const value = parsed(text);
  if (value === undefined) return 'its body is not valid JSON';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'its JSON is no object';
  const members: [name: string, item: unknown][] = Object.entries(value);
  if (!members.every(([, item]) => isParameter(item))) return 'a member of its JSON is an object, not a text';
  return Object.assign(
    Object.create(null),
    Object.fromEntries(members.map(([name, item]) => [name, String([item].flat()[0] ?? '')])),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text, a number, a boolean or null, or a list of these. */
function isParameter(item: unknown): boolean {
  return [item].flat().every((one) => typeof one !== 'object' || one === null);
}
