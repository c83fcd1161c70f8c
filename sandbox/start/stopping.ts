/** How often to look whether the parent is still there, ms. */
const parentCheckMs = 1000;

/**
 * Calls `stop` once: on SIGINT, SIGTERM or SIGHUP, when the parent process dies, or when nobody reads our output any more.
 * Returns the function that makes it so now.
 */
export function stopOnce(stop: () => Promise<void>): () => void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin);
  process.on('disconnect', begin);
  process.stdout.on('error', begin);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) begin();
  }, parentCheckMs).unref();
  return begin;
}
