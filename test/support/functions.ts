import { type HttpHandler, HttpRequest, HttpResponse, InvocationContext } from '@azure/functions';
import { forgetSettings } from '../../src/settings.ts';
import { sign } from './sign.ts';

export const authToken = 'a-token-that-signs';

/** Settings as a deployed app would have them. */
export const goodSettings: Readonly<Record<string, string>> = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_PHONE_NUMBER: '+15005550006',
  OWNER_PHONE_NUMBER: '+12025550100',
};

const settingName = /^(TWILIO_|OWNER_PHONE_NUMBER|ALLOWED_COUNTRIES|PUBLIC_BASE_URL)/;

/** Makes these the process's only app settings. */
export function useSettings(settings: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) if (settingName.test(name)) delete process.env[name];
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) process.env[name] = value;
  forgetSettings();
}

interface Sent {
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  params?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, unknown until looked at. */
  json: () => Record<string, unknown>;
  /** Every log line written meanwhile. */
  log: string[];
}

/** Runs a handler as the Functions library would, with its own request and context. */
export async function invoke(
  name: string,
  handler: HttpHandler,
  url: string,
  sent: Sent = {},
): Promise<Answered> {
  const log: string[] = [];
  const context = new InvocationContext({
    functionName: name,
    invocationId: 'test',
    logHandler: (level, ...args) => log.push(`${level} ${args.join(' ')}`),
  });
  const { body, ...init } = sent;
  const request = new HttpRequest({
    method: 'GET',
    ...init,
    url,
    ...(body !== undefined && { body: typeof body === 'string' ? { string: body } : { bytes: body } }),
  });
  const answer = (await handler(request, context)) ?? {};
  const response = new HttpResponse(answer);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text), log };
}

/** A JSON POST to a function of the HTTP API. */
export function postJson(
  name: string,
  handler: HttpHandler,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return invoke(name, handler, `https://app.example.com/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

interface SignedForm {
  path?: string;
  route?: Record<string, string>;
  token?: string;
}

/** A webhook as Twilio sends it: a form POST, signed. */
export function postWebhook(
  name: string,
  handler: HttpHandler,
  form: Record<string, string>,
  { path = name, route, token = authToken }: SignedForm = {},
) {
  const url = `https://app.example.com/api/${path}`;
  return invoke(name, handler, url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': sign(token, url, form),
    },
    ...(route && { params: route }),
    body: new URLSearchParams(form).toString(),
  });
}
