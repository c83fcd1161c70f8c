import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HostJson } from './app/hostJson.ts';
import type { Registry } from './core/registry.ts';
import { answer, answerEmpty } from './http/answer.ts';
import { readBody } from './http/body.ts';
import { splitTarget } from './http/requestUrl.ts';
import { toRpcRequest } from './http/rpcRequest.ts';
import { invoke } from './invoke.ts';
import { type Keys, mayCall } from './keys.ts';
import type { HostLog } from './log.ts';
import { findRoute, type Match, type Route } from './routing/routes.ts';
import { FunctionTimeout, within } from './timeout.ts';

export interface ServerOptions {
  hostJson: HostJson;
  keys: Keys | undefined;
  /** Act as the Linux front end of Azure does (X-Forwarded-Proto, DISGUISED-HOST). */
  frontEnd: boolean;
  /** Bytes. */
  bodyLimit: number;
  log: HostLog;
}

/** What is served: known once the app is loaded; requests that come earlier wait for it. */
export interface Loaded {
  registry: Registry;
  routes: Route[];
}

/** As long as Kestrel, the real host's server, keeps an idle connection, ms. */
const keepAliveTimeout = 130_000;

/** The host's HTTP side. Not listening yet. */
export function createFunctionsServer(loaded: Promise<Loaded>, options: ServerOptions): Server {
  return createServer({ keepAliveTimeout }, (request, response) => {
    respond(loaded, options, request, response).catch((error: unknown) => {
      options.log.error(
        `The built-in Functions host failed: ${error instanceof Error ? error.stack : error}`,
      );
      if (!response.headersSent) answerEmpty(response, 500, {});
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
