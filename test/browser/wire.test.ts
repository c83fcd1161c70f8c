import { expect, test } from 'vitest';
import type { Store } from '../../sandbox/src/index.ts';
import { button, hears, region, stageForTests } from './page.ts';

const stage = stageForTests();

test('a webhook shows its signature verdict, its TwiML in lines, and a curl that repeats it', async () => {
  const page = await stage.open(undefined, { permissions: ['clipboard-read', 'clipboard-write'] });
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  const wire = region(page, 'Wire');
  const row = wire.getByRole('button', { name: /voiceTwiml .*signature accepted/ });
  await row.click();
  const answer = await wire.getByRole('region', { name: 'Answer' }).textContent();
  expect(answer?.split('\n')).toContain('    <Say language="en-US">Press 1 or 2.</Say>');
  await wire.getByRole('rowheader', { name: 'CallSid', exact: true }).waitFor();
  await button(page, 'Copy as curl').click();
  await wire.getByText('Copied').waitFor();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain('/api/voiceTwiml');
  expect(curl).toContain('X-Twilio-Signature');
  await button(page, 'Hang up').click();
  await page.close();
});

test('a refused signature is said to be refused, with what to do', async () => {
  // Signed for an address that the functions do not know to be theirs.
  const { functionsUrl, sandbox } = stage.line;
  sandbox.tunnel('https://elsewhere.example', new URL(functionsUrl).origin);
  sandbox.configure({ voiceUrl: 'https://elsewhere.example/api/voiceTwiml' });
  const page = await stage.open();
  await button(page, 'Call the line').click();
  await hears(page, /Call ended/);
  sandbox.configure({ voiceUrl: `${functionsUrl}/voiceTwiml` });
  const wire = region(page, 'Wire');
  await wire
    .getByRole('button', { name: /voiceTwiml .*signature refused 403/ })
    .first()
    .click();
  await wire.getByText('What to do:').waitFor();
  await page.close();
});

test('a request of the functions to Twilio is on the wire without its credentials', async () => {
  const page = await stage.open();
  await button(page, 'Have the line call me').click();
  const wire = region(page, 'Wire');
  await wire.getByRole('button', { name: /to Twilio POST \/Calls\.json .*201/ }).click();
  await wire.getByText('Request headers').click();
  expect(await wire.textContent()).not.toMatch(/Basic [A-Za-z0-9+/]{8}/);
  await button(page, 'Decline').click();
  await page.close();
});

test('of very many requests the page keeps and draws a bounded number', async () => {
  const page = await stage.open();
  for (let i = 0; i < 700; i += 1) exchange(stage.line.sandbox.twilio.store, `/made-up/${i}`);
  const wire = region(page, 'Wire');
  await wire.getByText('/made-up/699').waitFor();
  expect(await wire.getByRole('listitem').count()).toBe(60);
  await wire.getByRole('button', { name: 'Show earlier ones (440)' }).click();
  expect(await wire.getByRole('listitem').count()).toBe(120);
  await page.close();
});

function exchange(store: Store, path: string): void {
  store.openExchange({
    kind: 'webhook',
    purpose: 'made up',
    at: Date.now(),
    durationMs: 1,
    method: 'POST',
    url: `http://127.0.0.1${path}`,
    status: 200,
    signature: 'none',
    verdict: 'accepted',
    callSid: null,
    messageSid: null,
    requestHeaders: {},
    params: [],
    responseHeaders: {},
    responseBody: '',
    error: null,
  });
}
