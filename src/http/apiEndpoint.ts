import {
  app,
  type HttpHandler,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { errorFields, type LogFields, logEvent } from '../log.ts';
import { Problem, problemResponse, UNFORESEEN } from '../problem.ts';
import { requireSettings, type Settings, SettingsError } from '../settings.ts';
import { functionsBase } from './base.ts';
import { rawQueryOf } from './body.ts';
import { Faults, type Fields, isGiven, objectOf, readObject, type Values } from './fields.ts';
import { bytesOf, decodeUtf8, isEncodedUtf8 } from './utf8.ts';

/** A request to the HTTP API, its fields read. */
export interface ApiCall<F extends Fields> {
  values: Values<F>;
  /** Whether a field is there, be it at fault or not. */
  has(name: keyof F & string): boolean;
  /** What is wrong with the fields so far. */
  faults: Faults;
  settings: Settings;
  /** Where Twilio reaches the functions, such as https://app.example.com/api. */
  base: string;
  /** Writes one structured log line. Never given a text. */
  note(event: string, fields: LogFields): void;
}

/** What a function of the HTTP API is registered with. */
export interface ApiRegistration<F extends Fields> {
  route: string;
  methods: HttpMethod[];
  fields: F;
}

type AnswerApi<F extends Fields> = (call: ApiCall<F>) => Promise<object>;

/** Parameters that carry a function key, and so are no fields. */
const KEY_PARAMETERS = /^(code|clientid)$/i;

/**
 * Registers a function of the HTTP API, which wants a function key: fields in (the query of a GET, else a JSON object),
 * 201 and JSON out, and every error as application/problem+json. What it does not know becomes a plain 500 whose cause
 * is named in the log by its class only.
 * @param name of the function, its file and its route
 * @returns the handler, for tests
 */
export function apiEndpoint<F extends Fields>(
  name: string,
  { route, methods, fields }: ApiRegistration<F>,
  answer: AnswerApi<F>,
): HttpHandler {
  const handler: HttpHandler = async (request, context) => {
    try {
      return json(201, await answer(await apiCall(request, context, fields)));
    } catch (error) {
      return failure(error, context);
    }
  };
  app.http(name, { route, methods, authLevel: 'function', handler });
  return handler;
}

async function apiCall<F extends Fields>(
  request: HttpRequest,
  context: InvocationContext,
  fields: F,
): Promise<ApiCall<F>> {
  refuseUnasked(request);
  const faults = new Faults();
  const given = request.method === 'GET' ? readQuery(request, fields, faults) : await readJsonObject(request);
  const settings = requireSettings();
  return {
    values: readObject(fields, given, faults),
    has: (name) => isGiven(given, name),
    faults,
    settings,
    base: functionsBase(request.url, context.functionName, settings.publicBaseUrl),
    note: (event, noted) => logEvent(context, 'log', event, noted),
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
  if (/prefetch|prerender/i.test(purpose)) {
    const detail = 'This was a prefetch, not a visit; nothing was done. Open the URL itself.';
    throw new Problem('not-asked-for', detail);
  }
  const clicked = headers.get('sec-fetch-user') === '?1';
  if (method === 'GET' && headers.get('sec-fetch-site') === 'cross-site' && !clicked) {
    const detail = 'Another site led here; nothing was done. Enter the URL itself, or POST.';
    throw new Problem('not-asked-for', detail);
  }
}

function readQuery(request: HttpRequest, fields: Fields, faults: Faults): { [name: string]: unknown } {
  if (!isEncodedUtf8(rawQueryOf(request))) {
    const detail = 'The query is not UTF-8. Percent-encode its UTF-8 bytes, such as %C3%A9 for é.';
    throw new Problem('invalid-request', detail);
  }
  const query = [...new URL(request.url).searchParams].filter(([name]) => !KEY_PARAMETERS.test(name));
  return objectOf(new URLSearchParams(query), fields, faults);
}

async function readJsonObject(request: HttpRequest): Promise<{ [name: string]: unknown }> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType)) {
    throw new Problem('unsupported-media-type', 'Send JSON, with the header Content-Type: application/json.');
  }
  const body = parseJson(await readText(request, contentType));
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new Problem('invalid-request', 'The body must be a JSON object, such as {"to": "+12025550143"}.');
}

const CHARSETS = /;\s*charset\s*=([^;]*)/gi;

/** Whether a content type declares no other charset than the one that bodies are read in. */
function isUtf8Type(contentType: string): boolean {
  return [...contentType.matchAll(CHARSETS)].every(([, name = '']) =>
    /^\s*("?)(utf-?8|us-ascii)\1\s*$/i.test(name),
  );
}

/** Strictly UTF-8: what is guessed would be said, and paid for, with replacement characters in it. */
async function readText(request: HttpRequest, contentType: string): Promise<string> {
  if (!isUtf8Type(contentType)) {
    const detail = 'Send the body as UTF-8, with the header Content-Type: application/json; charset=utf-8.';
    throw new Problem('unsupported-media-type', detail);
  }
  const text = decodeUtf8(await bytesOf(request));
  if (text !== undefined) return text;
  const hint = 'Windows PowerShell 5.1 does with -Body ([Text.Encoding]::UTF8.GetBytes($json))';
  throw new Problem('malformed-json', `The body is not UTF-8. Send its text as UTF-8; ${hint}.`);
}

function parseJson(text: string): unknown {
  if (text === '') {
    const hint = 'Send a JSON object, with a Content-Length (chunked bodies do not arrive).';
    throw new Problem('malformed-json', `The body is empty. ${hint}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('malformed-json', 'The body is not valid JSON.');
  }
}

function failure(error: unknown, context: InvocationContext): HttpResponseInit {
  if (error instanceof Problem) {
    logProblem(error, context);
    return problemResponse(error);
  }
  if (error instanceof SettingsError) {
    logEvent(context, 'error', 'settings.invalid', { settings: error.faults.map(({ name }) => name) });
    return problemResponse(new Problem('settings-invalid', error.message));
  }
  logEvent(context, 'error', 'api.failed', errorFields(error));
  return problemResponse(new Problem('internal-error', UNFORESEEN));
}

function logProblem({ kind, status, detail, extras }: Problem, context: InvocationContext): void {
  const ours = status >= 500;
  logEvent(context, ours ? 'error' : 'warn', 'api.refused', {
    kind,
    status,
    fields: extras.errors?.map(({ field }) => field),
    twilioCode: extras.twilioCode,
    detail: ours ? detail : undefined,
  });
}
