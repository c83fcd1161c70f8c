import { availableParallelism, cpus, loadavg } from 'node:os';

/** What was measured on, and what else it was doing: the load average of the last minute. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `Node.js ${process.version}, ${availableParallelism()} x ${model}, load ${(loadavg()[0] ?? 0).toFixed(1)}`;
}
