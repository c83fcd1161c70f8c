import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/** One request that reached the server, with the official SDK's word on its signature. */
export interface Received {
  method: string;
  path: string;
  /** Parameters of the query and the form; of a repeated one, the last. */
  params: Record<string, string>;
  /** The same as sent: repeated ones in their order. */
  form: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** The X-Twilio-Signature header. */
  signature: string | undefined;
  signed: boolean;
}

export interface Answer {
  status?: number;
  /** Content type; text/xml by default. */
  type?: string;
  headers?: Record<string, string>;
  body?: string;
}
/** A text is TwiML without its Response element, or a whole document. */
export type Reply = string | Answer;
export type Handler = Reply | ((received: Received) => Reply | Promise<Reply>);

/** A web app for the sandbox to call: serves TwiML by path and keeps what it was asked. */
export class WebhookServer {
  readonly received: Received[] = [];
  private readonly routes = new Map<string, Handler>();
  private fallback: Handler = { status: 404, body: 'nothing here' };
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(private readonly authToken: string) {}

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Serves a reply at a path. */
  on(path: string, handler: Handler): this {
    this.routes.set(path, handler);
    return this;
  }

  /** Serves a reply at every path that has none of its own; without it they answer 404. */
  elsewhere(handler: Handler): this {
    this.fallback = handler;
    return this;
  }

  /** What was asked at a path, in order. */
  at(path: string): Received[] {
    return this.received.filter((received) => received.path === path);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await this.read(request);
    this.received.push(received);
    const handler = this.routes.get(received.path) ?? this.fallback;
    const reply = typeof handler === 'function' ? await handler(received) : handler;
    const answer: Answer = typeof reply === 'string' ? { body: wholeDocument(reply) } : reply;
    const { status = 200, type = 'text/xml', headers = {}, body = '' } = answer;
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  }

  private async read(request: IncomingMessage): Promise<Received> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    const form = Object.fromEntries(new URLSearchParams(body));
    const signature = headers['x-twilio-signature']?.toString();
    const signed = validateRequest(this.authToken, signature ?? '', `http://${headers.host}${url}`, form);
    const { pathname: path, search, searchParams } = new URL(url, this.origin);
    const params = { ...Object.fromEntries(searchParams), ...form };
    return { method, path, params, form: new URLSearchParams(body || search), headers, signature, signed };
  }
}

/** A server that answers everything with `answer`: where that says no body, an empty TwiML document. */
export function startWebhookServer(
  authToken: string,
  answer: (received: Received) => Answer,
): Promise<WebhookServer> {
  const handler: Handler = (received) => ({ body: '<Response/>', ...answer(received) });
  return new WebhookServer(authToken).elsewhere(handler).open();
}

function wholeDocument(twiml: string): string {
  return twiml.includes('<Response') ? twiml : `<Response>${twiml}</Response>`;
}
