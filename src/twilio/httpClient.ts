import type { Agent, IncomingMessage, RequestOptions } from 'node:http';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

type ApiRequest = RequestClient.RequestOptions;

interface ApiAnswer {
  statusCode: number;
  body: unknown;
  headers: IncomingMessage['headers'];
}

/** The part of the SDK's own HTTP client that the SDK uses. */
export interface HttpClient {
  request(request: ApiRequest): Promise<ApiAnswer>;
}

/**
 * Makes the HTTP client that sends the SDK's requests. It is a small one of our own, because the SDK's takes longer to load
 * (axios and 45 packages) than Twilio to answer. Where HTTP_PROXY or TWILIO_CA_BUNDLE is set, it is the SDK's, which uses them.
 * @param timeout how long a request may take in all, from connecting to the answer's last byte, in ms
 * @returns a client whose `request` rejects with Node.js's own errors, and with the code ETIMEDOUT after the timeout
 */
export function createHttpClient(timeout: number, env: NodeJS.ProcessEnv = process.env): HttpClient {
  return env.HTTP_PROXY || env.TWILIO_CA_BUNDLE ? sdkHttpClient(timeout) : new SmallHttpClient(timeout);
}

function sdkHttpClient(timeout: number): HttpClient {
  let client: Promise<HttpClient> | undefined;
  const load = async () =>
    new (await import('twilio/lib/base/RequestClient.js')).default({ timeout }) as HttpClient;
  return {
    request: async (request) => {
      client ??= load();
      return (await client).request(request);
    },
  };
}

/** How long a connection is kept for the next request, in ms. Most servers keep it for a minute, so this is less. */
const KEPT_IDLE = 50_000;

class SmallHttpClient implements HttpClient {
  private agent: Agent | undefined;

  constructor(private readonly timeout: number) {}

  async request({ method, uri, username, password, headers, params, data }: ApiRequest): Promise<ApiAnswer> {
    const url = new URL(uri);
    for (const [name, value] of formPairs(params)) url.searchParams.append(name, value);
    const body = data === undefined ? undefined : encode(data, headers?.['Content-Type']);
    // node:https takes 2 ms to load, and the sandbox uses plain http.
    const { Agent, request } = await (url.protocol === 'http:' ? import('node:http') : import('node:https'));
    this.agent ??= new Agent({ keepAlive: true, timeout: KEPT_IDLE });
    const options: RequestOptions = {
      agent: this.agent,
      method: method.toUpperCase(),
      auth: `${username}:${password}`,
      headers: { ...headers, ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }) },
    };
    return this.send(request(url, options), body);
  }

  /** Its errors come from Node.js's sockets or are made here. Unlike those of axios they hold neither headers nor body. */
  private send(sent: ReturnType<typeof import('node:http').request>, body: string | undefined) {
    return new Promise<ApiAnswer>((resolve, reject) => {
      const timer = setTimeout(() => sent.destroy(timedOut(this.timeout)), this.timeout);
      const settle = <T>(done: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          done(value);
        };
      };
      sent.on('error', settle(reject));
      sent.once('response', (response: IncomingMessage) =>
        read(response).then(settle(resolve), settle(reject)),
      );
      sent.end(body);
    });
  }
}

async function read(response: IncomingMessage): Promise<ApiAnswer> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { statusCode: response.statusCode ?? 0, body: parsed(text), headers: response.headers };
}

/** Reads JSON as its value, anything else as text. The SDK makes its exceptions from both. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function encode(data: object, contentType: unknown): string {
  return contentType === 'application/json'
    ? JSON.stringify(data)
    : String(new URLSearchParams(formPairs(data)));
}

/** Names and values; a list becomes a pair for each of its items. */
function formPairs(data: object = {}): [name: string, value: string][] {
  return Object.entries(data).flatMap(([name, value]) =>
    [value].flat().map((item): [string, string] => [name, String(item ?? '')]),
  );
}

function timedOut(timeout: number): Error {
  return Object.assign(new Error(`No answer within ${timeout} ms.`), { code: 'ETIMEDOUT' });
}
