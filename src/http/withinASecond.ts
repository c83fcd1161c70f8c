import { errorFields, type LogFields, OwnWords } from '../log.ts';
import { Problem } from '../problem.ts';
import { SettingsError } from '../settings.ts';
import type { WebhookTurn } from './webhookTurn.ts';

/** Twilio waits while a webhook works: what takes longer than this many ms goes on after the answer. */
const PATIENCE = 800;

/**
 * Waits for what a webhook does beside its answer, but no longer than a caller should. An error is noted as the event
 * `failed`, also one that comes after the answer, so that no rejection is left alone (one ends the worker process).
 */
export async function withinASecond(
  { note }: Pick<WebhookTurn, 'note'>,
  failed: string,
  work: Promise<unknown>,
): Promise<void> {
  const done = work.then(
    () => undefined,
    (error: unknown) => note(failed, reasonOf(error), 'error'),
  );
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([done, patience]);
  clearTimeout(timer);
}

/** Of an error that was not foreseen nothing but its class and place is told. */
export function reasonOf(error: unknown): LogFields {
  if (error instanceof SettingsError) return { reason: new OwnWords(error.message) };
  return error instanceof Problem ? { reason: error.message } : { ...errorFields(error) };
}
