import { Problem } from '../problem.ts';
import { SettingsError } from '../settings.ts';
import type { Webhook } from './webhook.ts';

/** What a client is told of an error that was not foreseen. */
export const UNFORESEEN = 'An error that was not foreseen. The log of the function has its name and time.';

/**
 * What may be told of an error that was not foreseen: its class and where it was thrown. Its message may hold anything,
 * secrets and phone numbers included.
 */
export function errorFields(error: unknown): { error: string; thrownAt?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const thrownAt = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  return { error: error.name, ...(thrownAt && { thrownAt }) };
}

/** Notes why something a webhook does beside its answer failed; of an unknown error nothing but its class is told. */
export function noteFailure({ note }: Webhook, event: string): (error: unknown) => void {
  return (error) => {
    const known = error instanceof Problem || error instanceof SettingsError;
    note(event, known ? { reason: error.message } : errorFields(error), 'error');
  };
}
