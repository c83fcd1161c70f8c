import type { Verb } from '../step.ts';

/** <Hangup>: ends the call. */
export const hangup: Verb = async () => 'end';
