import { app, type HttpHandler, type HttpMethod } from '@azure/functions';

/**
 * Registers a function that anybody may call: it must tell nothing that is not for everybody.
 * @param name of the function, its file and its route
 * @returns the handler, for tests
 */
export function openEndpoint(
  name: string,
  { route, methods }: { route: string; methods: HttpMethod[] },
  handler: HttpHandler,
): HttpHandler {
  app.http(name, { route, methods, authLevel: 'anonymous', handler });
  return handler;
}
