import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  method: string;
  params: URLSearchParams;
  signature: string | undefined;
}

export interface Answer {
  status?: number;
  type?: string;
  body?: string;
}

/** An app for the sandbox to call: answers with `answer`, keeps every request. */
export async function startWebhookServer(answer: (request: Received) => Answer) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://app');
    const form = Buffer.concat(chunks).toString('utf8');
    const seen = {
      path: url.pathname,
      method: request.method ?? '',
      params: new URLSearchParams(form || url.search),
      signature: request.headers['x-twilio-signature']?.toString(),
    };
    received.push(seen);
    const { status = 200, type = 'text/xml', body = '<Response/>' } = answer(seen);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, close };
}
