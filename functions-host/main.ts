import type { Server } from 'node:http';
import { loadApp } from './app.ts';
import { HostLog, type Registry } from './coreModule.ts';
import { readHostJson } from './hostJson.ts';
import { bodyLimit } from './http.ts';
import { type HostOptions, readOptions } from './options.ts';
import { type Route, routeTable } from './routes.ts';
import { createFunctionsServer, type Loaded, listen } from './server.ts';
import { followTime } from './sharedTime.ts';
import type { FunctionSummary, HostMessage } from './spawn.ts';

const log = new HostLog();

/** Listens first and loads the app then: a port in use is reported at once, and WEBSITE_HOSTNAME is set while the app loads. */
async function main(options: HostOptions): Promise<void> {
  if (options.clock !== undefined) followTime(options.clock);
  const hostJson = await readHostJson(options.root);
  let serve: (loaded: Loaded) => void = () => undefined;
  const loaded = new Promise<Loaded>((resolve) => {
    serve = resolve;
  });
  const limit = bodyLimit(process.env.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT);
  const server = createFunctionsServer(loaded, { ...options, hostJson, bodyLimit: limit, log });
  const port = await listen(server, options.port);
  process.env.WEBSITE_HOSTNAME = `localhost:${port}`;
  const { registry, loadError } = await loadApp(options.root, options.entry, log);
  const routes = routeTable(registry.functions.values(), hostJson.routePrefix);
  for (const name of withoutRoute(registry, routes)) {
    log.info(`${name} is no HTTP function: the built-in host does not run it.`);
  }
  onStop(server, registry);
  serve({ registry, routes });
  const url = [`http://127.0.0.1:${port}`, hostJson.routePrefix].filter((part) => part !== '').join('/');
  tell({ type: 'ready', port, url, functions: routes.map(summary), keys: options.keys, loadError });
  if (!process.send) printFunctions(url, routes, options);
}

function withoutRoute({ functions }: Registry, routes: Route[]): string[] {
  const names = [...functions.values()].map(({ metadata }) => metadata.name);
  return names.filter((name) => !routes.some((route) => route.name === name));
}

function summary(route: Route): FunctionSummary {
  const { name, template, methods, authLevel } = route;
  return { name, route: template, methods, authLevel };
}

function printFunctions(url: string, routes: Route[], { keys }: HostOptions): void {
  log.info(`Functions on ${url}`);
  for (const route of routes)
    log.info(`  ${route.name}: [${route.methods.join(',')}] ${url}/${route.template}`);
  if (keys) log.info(`  function key: ${keys.function}\n  master key: ${keys.master}`);
}

/** Sends a message to the parent over IPC. Returns false where there is no parent. */
function tell(message: HostMessage): boolean {
  return process.send?.(message) ?? false;
}

/**
 * Ends the process when the parent ends or a signal comes: runs the appTerminate hooks, then exits with 0. With a parent,
 * SIGINT is ignored: Ctrl-C in a terminal reaches both processes, and the parent stops this one itself.
 */
function onStop(server: Server, registry: Registry): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeAllConnections();
    const context = { hookData: {}, appHookData: registry.appHookData };
    await registry.runHooks('appTerminate', context).catch(() => undefined);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.on('SIGINT', () => {
    if (!process.send) void stop();
  });
}

process.once('unhandledRejection', (reason) => {
  log.error(`Unhandled rejection: ${reason instanceof Error ? reason.stack : reason}`);
  process.exit(1);
});

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (!tell({ type: 'failed', code, message })) log.error(message);
  process.exitCode = 1;
  process.disconnect?.();
}
