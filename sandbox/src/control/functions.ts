import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { throughTunnel } from '../webhooks/tunnel.ts';
import { ControlError } from './errors.ts';
import { lineNumber } from './line.ts';

const NAMES = ['makeCall', 'sendSms'];

/** Longer than any function takes, ms. */
const PATIENCE = 30_000;

/**
 * `POST functions/makeCall` and `functions/sendSms` pass the JSON on to the functions and answer `{status, headers,
 * body}`: a page of the sandbox's origin may not ask another one by itself, and the functions need no CORS for it.
 */
export function functionControls(twilio: TwilioContext): Hono {
  const routes = new Hono();
  routes.post('/functions/:name', async (context) => {
    const name = context.req.param('name');
    if (!NAMES.includes(name)) throw new ControlError(404, `Only ${NAMES.join(' and ')} can be run here`);
    const base = functionsUrl(twilio);
    if (!base)
      throw new ControlError(409, 'The line has no webhooks, so that nobody knows where its functions are');
    return context.json(await run(`${base}/${name}`, await context.req.text()));
  });
  return routes;
}

/** Where the line's functions are, by its own webhook: http://127.0.0.1:7071/api. */
export function functionsUrl(twilio: TwilioContext): string | undefined {
  const voiceUrl = twilio.store.numberFor(lineNumber(twilio) ?? '')?.voiceUrl;
  const base = voiceUrl?.match(/^(.+)\/voiceTwiml(?:[/?]|$)/)?.[1];
  return base && throughTunnel(base, twilio.tunnel);
}

async function run(url: string, body: string) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  } catch {
    throw new ControlError(502, `The functions do not answer at ${url}: do they run?`);
  }
}
