/** What a wait resolves to when its signal aborts. */
export type Aborted = 'aborted';

/** Calls `action` when the signal aborts. Returns the function that takes it back. */
export function onAbort(signal: AbortSignal, action: () => void): () => void {
  const listener = () => action();
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/**
 * Makes a controller that also aborts when `parent` does, with the parent's reason. Call `unlink` when the controller is no
 * longer needed. (AbortSignal.any would keep a signal for each document of a call until the call is over.)
 */
export function linked(parent: AbortSignal): { controller: AbortController; unlink: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(parent.reason);
  if (parent.aborted) abort();
  return { controller, unlink: onAbort(parent, abort) };
}

/**
 * Waits until `done` or `fail` is called, or the signal aborts: then it resolves to 'aborted'.
 * `start` returns a function that cleans up. It is called once in every case.
 */
export function until<T>(
  signal: AbortSignal,
  start: (done: (value: T) => void, fail: (error: unknown) => void) => () => void,
): Promise<T | Aborted> {
  return new Promise<T | Aborted>((resolve, reject) => {
    if (signal.aborted) return resolve('aborted');
    let cleanUp: (() => void) | undefined;
    let settled = false;
    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      removeListener();
      cleanUp?.();
      finish();
    };
    const removeListener = onAbort(signal, () => settle(() => resolve('aborted')));
    cleanUp = start(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
    if (settled) cleanUp();
  });
}

/** Waits for a promise, but no longer than until the signal aborts. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | Aborted> {
  return until<T>(signal, (done, fail) => {
    promise.then(done, fail);
    return () => undefined;
  });
}
