import { Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { callControls, limit } from './calls.ts';
import { answerControlError, ControlError } from './errors.ts';
import { events } from './events.ts';
import { functionControls, functionsUrl } from './functions.ts';
import { lineNumber } from './line.ts';
import { messageControls } from './messages.ts';
import { stateView } from './state.ts';

const LARGEST_JSON = 64 * 1024;

/** The control routes under /sandbox, for the phone page and for tests. `info` adds to GET /sandbox/config. */
export function createControlApi(twilio: TwilioContext, info: () => unknown): Hono {
  const api = new Hono();
  const smallBodies = limit(LARGEST_JSON);
  api.use('*', (context, next) =>
    context.req.path.endsWith('/recording') ? next() : smallBodies(context, next),
  );
  api.use('*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  api.route('/', callControls(twilio));
  api.route('/', messageControls(twilio));
  api.route('/', functionControls(twilio));
  api.get('/state', (context) => context.json(stateView(twilio.store)));
  api.get('/events', (context) => events(twilio, context));
  api.get('/config', (context) =>
    context.json({ lineNumber: lineNumber(twilio), functionsUrl: functionsUrl(twilio), ...asObject(info()) }),
  );
  api.get('/recordings/:file', (context) => {
    const recording = twilio.store.recordings.get(context.req.param('file').replace(/\.wav$/, ''));
    if (!recording) throw new ControlError(404, 'There is no such recording');
    return context.body(new Uint8Array(recording.media), 200, { 'Content-Type': 'audio/wav' });
  });
  api.all('*', (context) => {
    throw new ControlError(404, `There is no ${context.req.method} ${context.req.path}`);
  });
  api.onError(answerControlError);
  return api;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
