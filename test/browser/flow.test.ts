import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SHORT_LINE } from './line.ts';
import { button, hears, region, stageForTests } from './page.ts';

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
