import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request, read to its end. */
export interface Received {
  method: string;
  path: string;
  url: URL;
  headers: IncomingMessage['headers'];
  form: Record<string, string>;
  body: string;
}

/** Serves on a free loopback port until the test ends. Returns the origin. */
export async function listen(
  answer: (received: Received, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const form = Object.fromEntries(new URLSearchParams(body));
    const { method = '', headers } = request;
    answer({ method, path: url.pathname, url, headers, form, body }, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
