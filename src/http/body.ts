import type { HttpRequest } from '@azure/functions';

/**
 * Twilio sends some dozens. A signature is checked by sorting them all, several times over: 65,000 of them, in a body
 * that anybody may send, would take a second of the only thread.
 */
const MOST_PARAMETERS = 1000;

/** A request's parameters as Twilio signed them, and as the app uses them: each with its first value. */
export interface Sent {
  all?: Readonly<{ [name: string]: string | string[] }>;
  first: Readonly<{ [name: string]: string }>;
  jsonBody?: string;
}

/** The query as it came: that of the Functions library joins a name's values by commas. */
export function queryOf({ url }: HttpRequest): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start));
}

/** The parameters of a webhook. Undefined where there are more than Twilio ever sends. */
export async function readSent(request: HttpRequest): Promise<Sent | undefined> {
  if (request.method === 'GET') return { first: collect(queryOf(request)).first };
  const text = await textOf(request);
  const contentType = request.headers.get('content-type') ?? '';
  if (/^application\/json\b/i.test(contentType)) return { first: jsonParameters(text), jsonBody: text };
  const form = new URLSearchParams(text);
  return form.size > MOST_PARAMETERS ? undefined : collect(form);
}

/** The body as text. Read from its stream, which takes half the time of text(): that makes a promise per step. */
async function textOf({ body }: HttpRequest): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    chunks.push(part.value);
  return Buffer.concat(chunks).toString();
}

/** A name that comes several times has a list of values: Twilio signs them all. */
function collect(pairs: URLSearchParams): Sent {
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

function jsonParameters(jsonBody: string): { [name: string]: string } {
  try {
    const value: unknown = JSON.parse(jsonBody);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    const texts = Object.entries(value).map(([name, item]) => [name, String([item].flat()[0] ?? '')]);
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}
