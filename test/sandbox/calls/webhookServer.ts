import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/** One request that reached the server, with the official SDK's word on its signature. */
export interface Received {
  method: string;
  path: string;
  params: Record<string, string>;
  headers: IncomingMessage['headers'];
  signed: boolean;
}

export type Reply = string | { status?: number; headers?: Record<string, string>; body?: string };
export type Handler = Reply | ((received: Received) => Reply | Promise<Reply>);

/** A web app that serves TwiML by path and keeps what it was asked. */
export class WebhookServer {
  readonly received: Received[] = [];
  private readonly routes = new Map<string, Handler>();
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

  /** Serves a reply at a path; a text is TwiML without its Response element, or a whole document. */
  on(path: string, handler: Handler): this {
    this.routes.set(path, handler);
    return this;
  }

  /** What was asked at a path, in order. */
  at(path: string): Received[] {
    return this.received.filter((received) => received.path === path);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await this.read(request);
    this.received.push(received);
    const handler = this.routes.get(received.path) ?? { status: 404, body: 'nothing here' };
    const reply = typeof handler === 'function' ? await handler(received) : handler;
    const {
      status = 200,
      headers = {},
      body = '',
    } = typeof reply === 'string' ? { body: document(reply) } : reply;
    response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(body);
  }

  private async read(request: IncomingMessage): Promise<Received> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    const form = Object.fromEntries(new URLSearchParams(body));
    const signature = String(headers['x-twilio-signature']);
    const signed = validateRequest(this.authToken, signature, `http://${headers.host}${url}`, form);
    const { pathname, searchParams } = new URL(url, this.origin);
    const params = { ...Object.fromEntries(searchParams), ...form };
    return { method, path: pathname, params, headers, signed };
  }
}

function document(twiml: string): string {
  return twiml.includes('<Response') ? twiml : `<Response>${twiml}</Response>`;
}
