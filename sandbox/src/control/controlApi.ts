import { Hono } from 'hono';
import type { AppView } from '../appView.ts';
import type { TwilioContext } from '../context.ts';
import { clockControls } from './clock.ts';
import { answerControlError, ControlError, limitBody } from './controlError.ts';
import { formControls } from './forms.ts';
import { outcomeControls } from './outcomes.ts';
import { phoneControls } from './phone.ts';
import { phonesControls } from './phones.ts';
import { events, stateView } from './views.ts';

const LARGEST_JSON = 64 * 1024;

/** What the control routes are told of the app. */
export interface ControlOptions {
  /** Adds to GET /sandbox/config. */
  app?: () => AppView;
  /** Why the clock may not be set now; undefined where it may. */
  clockStays?: () => string | undefined;
}

/** The control routes under /sandbox, for the phone page and for tests. */
export function createControlApi(
  twilio: TwilioContext,
  { app = () => ({}), clockStays = () => undefined }: ControlOptions,
): Hono {
  const api = new Hono();
  const smallBodies = limitBody(LARGEST_JSON);
  api.use('*', (context, next) =>
    context.req.path.endsWith('/recording') ? next() : smallBodies(context, next),
  );
  api.use('*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  api.route('/', phoneControls(twilio));
  api.route('/', outcomeControls(twilio));
  api.route('/', phonesControls(twilio));
  api.route('/', clockControls(twilio.clock, clockStays));
  api.route('/', formControls(app));
  addViews(api, twilio, app);
  api.all('*', (context) => {
    throw new ControlError(404, `There is no ${context.req.method} ${context.req.path}`);
  });
  api.onError(answerControlError);
  return api;
}

/** The routes that show what the sandbox knows. */
function addViews(api: Hono, twilio: TwilioContext, app: () => AppView): void {
  const { store } = twilio;
  api.get('/state', (context) => context.json(stateView(store)));
  api.get('/events', (context) => events(twilio, context));
  api.get('/config', (context) => context.json({ lineNumber: store.firstNumber(), ...app() }));
  api.get('/recordings/:file', (context) => {
    const recording = store.recordings.get(context.req.param('file').replace(/\.wav$/, ''));
    if (!recording) throw new ControlError(404, 'There is no such recording');
    return context.body(new Uint8Array(recording.media), 200, { 'Content-Type': 'audio/wav' });
  });
}
