/** Twilio waits while a webhook works: what takes longer than this many ms goes on after the answer. */
const PATIENCE = 800;

/**
 * Waits for `work`, but no longer than a caller should. `failed` is told of an error, also of one that comes after
 * the answer, so that no rejection is left alone (one ends the worker process).
 */
export async function withinASecond(work: Promise<unknown>, failed: (error: unknown) => void): Promise<void> {
  const done = work.then(() => undefined, failed);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([done, patience]);
  clearTimeout(timer);
}
