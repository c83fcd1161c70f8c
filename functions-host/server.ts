import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { invoke } from './app.ts';
import type { HostLog, Registry } from './coreModule.ts';
import type { HostJson } from './hostJson.ts';
import { answer, answerEmpty, readBody, splitTarget, toRpcRequest } from './http.ts';
import { type Keys, mayCall } from './options.ts';
import { findRoute, type Match, type Route } from './routes.ts';

export interface ServerOptions {
  hostJson: HostJson;
  keys: Keys | undefined;
  /** Act as the Linux front end of Azure does (X-Forwarded-Proto, DISGUISED-HOST). */
  frontEnd: boolean;
  /** Bytes. */
  bodyLimit: number;
  log: HostLog;
}

/** The loaded app. Requests that come before it is loaded wait for it. */
export interface Loaded {
  registry: Registry;
  routes: Route[];
}

/** How long an idle connection is kept, in ms: as long as Kestrel, the real host's server, keeps it. */
const KEEP_ALIVE_MS = 130_000;

/** Makes the host's HTTP server, which does not listen yet. */
export function createFunctionsServer(loaded: Promise<Loaded>, options: ServerOptions): Server {
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    respond(loaded, options, request, response).catch((error: unknown) => {
      options.log.error(
        `The built-in Functions host failed: ${error instanceof Error ? error.stack : error}`,
      );
      if (!response.headersSent) answerEmpty(response, 500, {});
    });
  });
}

/**
 * Makes a server listen on 127.0.0.1.
 * @param port 0 for any free one
 * @returns the port
 * @throws the socket's error: EADDRINUSE where the port is in use
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function respond(
  loaded: Promise<Loaded>,
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { customHeaders } = options.hostJson;
  const target = splitTarget(request.url ?? '/');
  const { registry, routes } = await loaded;
  const match = findRoute(routes, request.method ?? 'GET', target.path);
  if (!match) return answerEmpty(response, 404, customHeaders);
  if (!mayCall(match.route.authLevel, options.keys, request.headers, target.query)) {
    return answerEmpty(response, 401, customHeaders);
  }
  const body = await readBody(request, options.bodyLimit);
  if (body === 'too large') {
    response.setHeader('connection', 'close');
    return answerEmpty(response, 413, customHeaders);
  }
  const rpc = toRpcRequest(request, target, match.params, body, options.frontEnd);
  await run(registry, match, rpc, options, response);
}

/** Invokes the function; a throw is a 500 with an empty body and a line in the log. */
async function run(
  registry: Registry,
  { route }: Match,
  rpc: ReturnType<typeof toRpcRequest>,
  { hostJson, log }: ServerOptions,
  response: ServerResponse,
): Promise<void> {
  try {
    const result = await within(invoke(registry, route, rpc, log), hostJson.functionTimeout);
    answer(response, result, hostJson.customHeaders);
  } catch (error) {
    log.error(failure(route.name, error));
    answerEmpty(response, 500, hostJson.customHeaders);
  }
}

function failure(name: string, error: unknown): string {
  if (error instanceof FunctionTimeout) {
    return `${name}: the functionTimeout of host.json is over. Azure would restart the worker process now.`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Executed 'Functions.${name}' (Failed)\n${stack}`;
}

/** Thrown where a function runs longer than host.json allows. Azure restarts the worker process then. */
class FunctionTimeout extends Error {}

/** Waits for `work`, at most `ms` milliseconds (undefined: for ever). @throws FunctionTimeout when they are over. */
async function within<T>(work: Promise<T>, ms: number | undefined): Promise<T> {
  if (ms === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FunctionTimeout()), ms);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
