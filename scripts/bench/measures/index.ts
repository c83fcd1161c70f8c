import { development } from './development.ts';
import { firstRequests } from './firstRequests.ts';
import { inProcess } from './inProcess.ts';
import type { Measure } from './measure.ts';
import { memory } from './memory.ts';
import { parts } from './parts.ts';
import { sizes } from './sizes.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';
import { virtualCalls } from './virtualCalls.ts';

/** The parts of the bench, in the order in which they run. */
export const measures: Readonly<Record<string, Measure>> = {
  start,
  firstRequests,
  throughput,
  inProcess,
  parts,
  sizes,
  memory,
  virtualCalls,
  development,
};
