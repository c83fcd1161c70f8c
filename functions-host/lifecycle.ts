import type { Server } from 'node:http';
import type { Registry } from './core/registry.ts';
import type { HostMessage } from './messages.ts';

/** Listens on 127.0.0.1. @returns the port. @throws the socket's error, EADDRINUSE where it is taken. */
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

/** Tells the parent over IPC. False where there is none. */
export function tell(message: HostMessage): boolean {
  return process.send?.(message) ?? false;
}

/**
 * Ends the process cleanly when the parent goes away or a signal comes: appTerminate hooks, then exit 0. With a parent,
 * SIGINT is its business: Ctrl-C in a terminal reaches the whole group, and the parent stops the child itself.
 */
export function onStop(server: Server, registry: Registry): void {
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
