import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Method } from '../context.ts';
import type { Target } from './target.ts';

/** One HTTP request, without retries and redirects. */
export interface Sending {
  target: Target;
  method: Method;
  headers: Record<string, string>;
  body: string;
  /** Ms left for the whole of it. */
  budget: number;
}

export type Sent =
  | { status: number; headers: Record<string, string>; body: string; tooLong: boolean }
  | { failed: 'ct' | 'rt'; reason: string };

/** Twilio error 11750: a TwiML document may have 64 kB. */
export const BODY_LIMIT = 64 * 1024;

const SOCKETS = { keepAlive: true, maxSockets: 128 };
const agents = { 'http:': new HttpAgent(SOCKETS), 'https:': new HttpsAgent(SOCKETS) };

/** Sends one request. Never throws: what went wrong is a connect (`ct`) or read (`rt`) failure with its reason. */
export async function send(sending: Sending): Promise<Sent> {
  // The server may have closed a kept connection meanwhile. That is no failure, and there may be several such connections.
  for (let stale = 0; stale <= SOCKETS.maxSockets; stale += 1) {
    const sent = await attempt(sending);
    if (sent !== 'stale') return sent;
  }
  return { failed: 'ct', reason: 'the connection was closed' };
}

function attempt(sending: Sending): Promise<Sent | 'stale'> {
  return new Promise((resolve) => {
    const request = open(sending);
    const timers = new Set<NodeJS.Timeout>();
    let connected = false;
    const finish = (sent: Sent | 'stale') => {
      for (const timer of timers) clearTimeout(timer);
      resolve(sent);
      if (typeof sent === 'object' && 'failed' in sent) request.destroy();
    };
    const limit = (ms: number, failed: 'ct' | 'rt', reason: string) => {
      timers.add(setTimeout(() => finish({ failed, reason }), ms));
    };
    whenConnected(request, sending, limit, () => {
      connected = true;
      for (const timer of timers) clearTimeout(timer);
      const { overrides } = sending.target;
      limit(Math.min(overrides.readTimeout, sending.budget), 'rt', 'no complete answer in time');
    });
    request.on('error', (error) => {
      if (request.reusedSocket && isReset(error)) return finish('stale');
      finish({ failed: connected ? 'rt' : 'ct', reason: describe(error) });
    });
    request.on('response', (response) => collect(response).then(finish));
    request.end(sending.body);
  });
}

function open({ target, method, headers, body }: Sending): ClientRequest {
  const { protocol, hostname, port, path } = target;
  const length: Record<string, string> =
    method === 'POST' ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
  const options = { hostname, port, path, method, headers: { ...headers, ...length } };
  return protocol === 'https:'
    ? httpsRequest({ ...options, agent: agents['https:'] })
    : httpRequest({ ...options, agent: agents['http:'] });
}

/** The time limit begins when the request gets its socket. Waiting for a free one does not count. */
function whenConnected(
  request: ClientRequest,
  { target, budget }: Sending,
  limit: (ms: number, failed: 'ct', reason: string) => void,
  connected: () => void,
): void {
  request.on('socket', (socket) => {
    if (!socket.connecting) return connected();
    limit(Math.min(target.overrides.connectTimeout, budget), 'ct', 'no connection in time');
    socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
  });
}

async function collect(response: IncomingMessage): Promise<Sent> {
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
  );
  const status = response.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The bytes of media are not needed here.
    if (headers['content-type']?.startsWith('audio/')) response.destroy();
    else
      for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > BODY_LIMIT) break;
      }
  } catch (error) {
    return { failed: 'rt', reason: describe(error) };
  }
  const body = Buffer.concat(chunks).subarray(0, BODY_LIMIT).toString('utf8');
  return { status, headers, body, tooLong: size > BODY_LIMIT };
}

function isReset(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
