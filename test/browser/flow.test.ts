import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SHORT_LINE } from './line.ts';
import { button, hears, region, setStage, stageForTests } from './page.ts';

const stage = stageForTests();

test('the running call lights its document and its verb', async () => {
  const page = await stage.open();
  const flow = region(page, 'Call flow');
  await flow.locator('.node').first().waitFor();
  expect(await flow.locator('.lit').count()).toBe(0);
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  await flow.locator('.node.lit[data-document="start"] .current').getByText('gather 1 key').waitFor();
  await page.keyboard.press('2');
  await hears(page, '[beep]');
  await flow.locator('.node.lit[data-document="voicemail"] .current').getByText('record').waitFor();
  await flow.getByText('Now in voicemail: record').waitFor();
  await button(page, 'Hang up').click();
  await flow.locator('.lit').waitFor({ state: 'detached' });
  await page.close();
});

test('what nothing leads to stands out, and the checker says so beside it', async () => {
  const page = await stage.open();
  const flow = region(page, 'Call flow');
  await flow.locator('.node.unreached[data-document="attic"]').getByText('nothing leads here').waitFor();
  await flow
    .getByRole('list', { name: 'What the checker found' })
    .getByText('voice.documents.attic')
    .waitFor();
  await page.close();
});

test('a changed phone line is drawn without a reload, and one with errors says that it is not in use', async () => {
  const page = await stage.open();
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  const flow = region(page, 'Call flow');
  await flow.locator('[data-document="attic"]').waitFor();
  const { attic, ...documents } = SHORT_LINE.voice.documents;
  const thanks = [{ say: 'Thank you.' }, { redirect: 'cellar' }];
  const changed = { ...SHORT_LINE, voice: { ...SHORT_LINE.voice, documents: { ...documents, thanks } } };
  await writeFile(stage.report.file, JSON.stringify(changed));
  await stage.report.refresh(false);
  await flow.locator('.node.missing[data-document="cellar"]').waitFor();
  await flow.getByText('callers still hear the last good one').waitFor();
  expect(await flow.locator('[data-document="attic"]').count()).toBe(0);
  expect(await page.evaluate(() => 'same' in globalThis)).toBe(true);
  await page.close();
});

test('outside opening hours the document that is really played is lit', async () => {
  const closedAlways = await setStage({
    line: {
      voice: {
        hours: { timeZone: 'Etc/UTC', open: {}, otherwise: 'closed' },
        documents: {
          start: [{ say: 'Ahoy!' }],
          closed: [{ say: 'We are closed.' }, { pause: 30 }],
        },
      },
    },
  });
  const page = await closedAlways.open();
  await button(page, 'Call the line').click();
  await hears(page, 'We are closed.');
  const flow = region(page, 'Call flow');
  await flow.locator('.node.lit[data-document="closed"] .current').waitFor();
  expect(await flow.locator('.node.lit').count()).toBe(1);
  await button(page, 'Hang up').click();
  await closedAlways.close();
});

test('of an app that hands nothing over the page shows its calls and texts only', async () => {
  const page = await stage.open();
  await page.route('**/sandbox/config', (route) => route.fulfill({ json: { lineNumber: '+15005550006' } }));
  await page.reload();
  await page.getByText('+1 500 555 0006').waitFor();
  expect(await region(page, 'Call flow').count()).toBe(0);
  expect(await button(page, 'Have the line call me').count()).toBe(0);
  await button(page, 'API and settings').click();
  expect(await page.getByRole('form', { name: /makeCall|sendSms/ }).count()).toBe(0);
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  await button(page, 'Hang up').click();
  await page.close();
});
