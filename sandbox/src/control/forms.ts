import { Hono } from 'hono';
import type { AppView } from '../appView.ts';
import { ControlError } from './controlError.ts';

/** How long an app may take to answer, in ms. */
const PATIENCE = 30_000;

/**
 * `POST forms/{name}` sends its JSON to that form's URL and answers `{status, headers, body}`. The page could not do so by
 * itself: the app has another origin, and needs no CORS headers this way.
 */
export function formControls(app: () => AppView): Hono {
  const routes = new Hono();
  routes.post('/forms/:name', async (context) => {
    const { forms = [] } = app();
    const form = forms.find(({ name }) => name === context.req.param('name'));
    if (!form) {
      const names = forms.map(({ name }) => name).join(', ');
      throw new ControlError(404, `There is no such form; the app has ${names || 'none'}`);
    }
    return context.json(await post(form.url, await context.req.text()));
  });
  return routes;
}

async function post(url: string, body: string) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  } catch {
    throw new ControlError(502, `The app does not answer at ${url}: does it run?`);
  }
}
