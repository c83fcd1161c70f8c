import { createRequire } from 'node:module';
import type { HttpRequest } from '@azure/functions';
import { loadedApp } from '../loadedApp.ts';
import { signedForm } from '../webhooks.ts';
import { imported } from './imported.ts';
import { interleaved, type Measure } from './measure.ts';

// The library is CommonJS whose names Node.js does not see.
const library: typeof import('@azure/functions') = createRequire(import.meta.url)('@azure/functions');
const PATH = '/api/voiceTwiml';
const URL_OF_WEBHOOK = `http://localhost${PATH}`;

/** What a voice webhook takes from the request object to the TwiML: form, signature, document; no sockets. */
export const inProcess: Measure = async ({ apps, quick }) => {
  const handler = (await loadedApp(apps.ours)).get('voicetwiml');
  if (!handler) throw new Error('The app has no function voiceTwiml.');
  const { expressAnswer, expressRequest } = await imported<typeof import('../fixtures/expressPeer.ts')>(
    apps.expressPeer,
  );
  const context = new library.InvocationContext({ functionName: 'voiceTwiml', invocationId: 'bench' });
  const ours = async (request: HttpRequest) => {
    const answered = (await handler(request, context)) as { body: string };
    return answered.body;
  };
  const count = quick ? 200 : 2000;
  const subjects = {
    ours: () => microseconds(count, azureRequest, ours),
    peer: () => microseconds(count, () => expressRequest(PATH, headers, body), expressAnswer),
  };
  await interleaved(2, subjects);
  const samples = await interleaved(quick ? 3 : 15, subjects);
  const name = 'added to a voice webhook (form, signature, TwiML)';
  return [{ name, unit: 'µs', samples, target: { against: 'peer', atMost: 1 } }];
};

/** Microseconds per request, their making not counted. Throws Error where the answer is no TwiML that greets. */
async function microseconds<T>(
  count: number,
  make: () => T,
  answer: (request: T) => Promise<string>,
): Promise<number> {
  const requests = Array.from({ length: count }, make);
  const started = performance.now();
  let last = '';
  for (const request of requests) last = await answer(request);
  const took = performance.now() - started;
  if (!last.includes('Hello Monkey!')) throw new Error(`Not the TwiML that was expected: ${last}`);
  return (took / count) * 1000;
}

const { headers, body } = signedForm(URL_OF_WEBHOOK);

function azureRequest(): HttpRequest {
  return new library.HttpRequest({
    method: 'POST',
    url: URL_OF_WEBHOOK,
    headers,
    body: { bytes: Buffer.from(body) },
  });
}
