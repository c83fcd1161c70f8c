import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CallError } from '../context.ts';

type Status = 400 | 403 | 404 | 409 | 413 | 415 | 502;

/** A refusal of a control route: `{ error, field? }` with this HTTP status. */
export class ControlError extends Error {
  constructor(
    readonly status: Status,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

export function answerControlError(error: Error, context: Context): Response {
  if (error instanceof ControlError)
    return context.json({ error: error.message, field: error.field }, error.status);
  if (error instanceof CallError) return context.json({ error: error.message }, error.status);
  console.error('The sandbox failed on', context.req.method, context.req.path, error);
  return context.json({ error: 'The sandbox has failed; its own log says why' }, 500);
}

/** Refuses larger bodies (bytes) with 413. */
export function limitBody(maxSize: number): MiddlewareHandler {
  const onError = () => {
    throw new ControlError(413, `The body may have at most ${maxSize} bytes`);
  };
  return bodyLimit({ maxSize, onError });
}
