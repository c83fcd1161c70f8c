import { firstRequests } from './firstRequests.ts';
import type { Measure } from './measure.ts';
import { start } from './start.ts';

/** The parts of the bench, in the order in which they run. */
export const measures: Readonly<Record<string, Measure>> = { start, firstRequests };
