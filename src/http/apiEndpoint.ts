import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { logEvent } from '../log.ts';
import { Problem, problemResponse } from '../problem.ts';
import { requireSettings, type Settings, SettingsError } from '../settings.ts';
import { functionsBase } from './base.ts';
import { errorFields, UNFORESEEN } from './failure.ts';
import { Fields } from './fields.ts';

export interface ApiCall {
  /** The query of a GET, the JSON object of any other method. */
  fields: Fields;
  settings: Settings;
  /** Where Twilio reaches the functions, such as https://app.example.com/api. */
  base: string;
}

/** Parameters that carry a function key, and so are no fields. */
const keyParameters = new Set(['code', 'clientid']);

/**
 * The door of the HTTP API: fields in, 201 and JSON out, and every error as application/problem+json.
 * What it does not know becomes a plain 500 whose cause is named in the log by its class only.
 */
export function apiEndpoint(answer: (call: ApiCall) => Promise<object>): HttpHandler {
  return async (request, context) => {
    try {
      refuseUnasked(request);
      const fields = await readFields(request);
      const settings = requireSettings();
      const base = functionsBase(request.url, context.functionName, settings.publicBaseUrl);
      return json(201, await answer({ fields, settings, base }));
    } catch (error) {
      return failure(error, context);
    }
  };
}

function json(status: number, body: object): HttpResponseInit {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

/**
 * A browser that loads a link ahead of a click must not place a call, nor one that another site bids load it, as the
 * address of a picture, say: on a developer's machine no function key stands in the way. A click on a link is asked for.
 */
function refuseUnasked({ method, headers }: HttpRequest): void {
  const purpose = [headers.get('sec-purpose'), headers.get('purpose'), headers.get('x-moz')].join();
  if (/prefetch|prerender/i.test(purpose))
    throw new Problem(403, 'This was a prefetch, not a visit; nothing was done. Open the URL itself.');
  const clicked = headers.get('sec-fetch-user') === '?1';
  if (method === 'GET' && headers.get('sec-fetch-site') === 'cross-site' && !clicked)
    throw new Problem(403, 'Another site led here; nothing was done. Enter the URL itself, or POST.');
}

async function readFields(request: HttpRequest): Promise<Fields> {
  if (request.method === 'GET') return readQuery(new URL(request.url).searchParams);
  return new Fields(await readJsonObject(request));
}

/** Who types a number into an address bar writes its + as it is, which a query reads as a blank. */
function readQuery(query: URLSearchParams): Fields {
  const names = [...new Set(query.keys())].filter((name) => !keyParameters.has(name.toLowerCase()));
  const values = names.map((name) => [name, query.get(name)?.replace(/^ (?=\d)/, '+')]);
  const fields = new Fields(Object.fromEntries(values), true);
  for (const name of names) if (query.getAll(name).length > 1) fields.fault(name, 'must be given once');
  return fields;
}

async function readJsonObject(request: HttpRequest): Promise<Record<string, unknown>> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType)) {
    throw new Problem(415, 'Send JSON, with the header Content-Type: application/json.');
  }
  const body = parseJson(await request.text());
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new Problem(400, 'The body must be a JSON object, such as {"to": "+12025550143"}.');
}

function parseJson(text: string): unknown {
  if (text === '') {
    throw new Problem(
      400,
      'The body is empty. Send a JSON object, with a Content-Length (chunked bodies do not arrive).',
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not valid JSON.');
  }
}

function failure(error: unknown, context: InvocationContext): HttpResponseInit {
  if (error instanceof Problem) {
    const { status, extras } = error;
    const level = status >= 500 ? 'error' : 'warn';
    const fields = extras.errors?.map(({ field }) => field);
    logEvent(context, level, 'api.refused', {
      status,
      fields,
      twilioCode: extras.twilioCode,
      detail: status >= 500 ? error.detail : undefined,
    });
    return problemResponse(error);
  }
  if (error instanceof SettingsError) {
    logEvent(context, 'error', 'settings.invalid', { settings: error.faults.map(({ name }) => name) });
    return problemResponse(new Problem(500, error.message));
  }
  logEvent(context, 'error', 'api.failed', errorFields(error));
  return problemResponse(new Problem(500, UNFORESEEN));
}
