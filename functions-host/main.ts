import { readHostJson } from './app/hostJson.ts';
import { loadApp } from './app/load.ts';
import type { Registry } from './core/registry.ts';
import { bodyLimit } from './http/body.ts';
import { listen, onStop, tell } from './lifecycle.ts';
import { HostLog } from './log.ts';
import type { FunctionSummary } from './messages.ts';
import { type HostOptions, readOptions } from './options.ts';
import { type Route, routeTable } from './routing/routes.ts';
import { createFunctionsServer, type Loaded } from './server.ts';

const log = new HostLog();

/** Listens before it loads: a port in use is told at once, and WEBSITE_HOSTNAME is right while the app loads. */
async function main(options: HostOptions): Promise<void> {
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
