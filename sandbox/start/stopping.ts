import { readFileSync } from 'node:fs';

/** How often to look whether those who started us are still there, ms. */
const checkMs = 250;

/**
 * Calls `stop` once: on SIGINT, SIGTERM or SIGHUP, when the parent process (or the npm above it) dies, or when nobody reads
 * our output any more. Returns the function that makes it so now.
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
  const above = ancestors();
  setInterval(() => {
    if (ancestors() !== above) begin();
  }, checkMs).unref();
  return begin;
}

/** Who started us. With npm, a shell and tsx stand between it and us, and live on when npm is killed. */
function ancestors(): string {
  const chain = [process.ppid];
  const levels = process.env.npm_lifecycle_event ? 3 : 1;
  while (chain.length < levels) chain.push(parentOf(chain.at(-1) ?? 0));
  return chain.join(' ');
}

/** Linux only; elsewhere the parent alone is looked at. */
function parentOf(pid: number): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}
