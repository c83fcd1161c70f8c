/** The end of a function's time; Azure restarts the worker process then. */
export class FunctionTimeout extends Error {}

/** Waits for `work`, at most `ms` milliseconds (undefined: for ever). @throws FunctionTimeout when they are over. */
export async function within<T>(work: Promise<T>, ms: number | undefined): Promise<T> {
  if (ms === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FunctionTimeout()), ms);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
