import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { ControlError } from './errors.ts';
import { phoneField, readInput, urlsField } from './input.ts';
import { lineNumber, ownNumber } from './line.ts';

const LONGEST_BODY = 1600;

/** A person texts the line. The answer comes by itself, as a message of its own. */
export function messageControls(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/messages', async (context) => {
    const input = await readInput(context);
    const from = phoneField(input, 'from');
    const to = ownNumber(twilio, phoneField(input, 'to', lineNumber(twilio)));
    const mediaUrls = urlsField(input, 'mediaUrl');
    const body = input.body ?? '';
    if (typeof body !== 'string' || body.length > LONGEST_BODY) {
      throw new ControlError(400, `"body" must be a text of up to ${LONGEST_BODY} characters`, 'body');
    }
    if (body === '' && mediaUrls.length === 0) {
      throw new ControlError(400, 'A message needs a "body" or a "mediaUrl"', 'body');
    }
    return context.json({ sid: twilio.messages.receive({ from, to, body, mediaUrls }).sid }, 201);
  });
  return routes;
}
