import type { Context } from 'hono';
import { TwilioError } from './errors.ts';
import { Form } from './form.ts';

/** The form of a POST. */
export async function readForm(context: Context): Promise<Form> {
  return new Form(new URLSearchParams(await context.req.text()));
}

/** The SID in `/Calls/CA....json`; what does not end in .json would be XML at Twilio and is not there. */
export function readSid(context: Context): string {
  const [sid, extension] = (context.req.param('file') ?? '').split('.');
  if (!sid || extension !== 'json') throw new TwilioError(20404, 'the sandbox answers .json only');
  return sid;
}
