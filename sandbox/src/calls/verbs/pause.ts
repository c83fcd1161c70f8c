import { wholeNumber } from '../attributes.ts';
import type { Verb } from '../step.ts';

/** <Pause>: silence for `length` seconds (1). */
export const pause: Verb = async (step) => {
  await step.call.wait(wholeNumber(step, 'length', 1) * 1000, step.scope);
  return undefined;
};
