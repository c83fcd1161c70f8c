import { expect, test } from 'vitest';
import { button, CALLER, region, type Stage, stageForTests } from './page.ts';

const stage = stageForTests();

async function text(page: Awaited<ReturnType<Stage['open']>>, body: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text message' }).fill(body);
  await button(page, 'Send').click();
}

test('a text gets its reply', async () => {
  const page = await stage.open();
  await text(page, 'hours');
  await region(page, 'Messages').getByText('Always open.').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Text message' }).inputValue()).toBe('');
  await page.close();
});

test('markup in a text is text', async () => {
  const page = await stage.open();
  const markup = '<img src=x onerror=alert(1)><b>bold</b>';
  await text(page, markup);
  const messages = region(page, 'Messages');
  await messages.getByText(`You said ${markup}`, { exact: true }).waitFor();
  expect(await messages.locator('img, b').count()).toBe(0);
  await page.close();
});

test('a phone sees its own texts only', async () => {
  const page = await stage.open();
  await text(page, 'for my eyes only');
  await region(page, 'Messages').getByText('You said for my eyes only').waitFor();
  const other = await stage.open('+12025550199');
  expect(await region(other, 'Messages').getByText('for my eyes only').count()).toBe(0);
  await other.close();
  await page.close();
});

test('the form of sendSms sends, shows the answer and what is wrong with a bad request', async () => {
  const page = await stage.open();
  await button(page, 'API and settings').click();
  const form = page.getByRole('form', { name: 'sendSms' });
  await form.getByRole('textbox', { name: 'body' }).fill('From the form');
  await button(page, 'Run sendSms').click();
  await form.getByText('Answer 201').waitFor();
  await form.getByText('"segments"').waitFor();
  await form.getByRole('textbox', { name: 'mediaUrl' }).fill('http://not.secure/a.png');
  await button(page, 'Run sendSms').click();
  await form.getByText('Answer 400').waitFor();
  await form.getByText('"must hold https URLs only"').waitFor();
  await button(page, 'Close API and settings').click();
  await region(page, 'Messages').getByText('From the form').waitFor();
  await page.close();
});

test('the form of makeCall calls this phone with words of its own', async () => {
  const page = await stage.open(CALLER);
  await button(page, 'API and settings').click();
  const form = page.getByRole('form', { name: 'makeCall' });
  await form.getByRole('textbox', { name: 'say' }).fill('Words from the form');
  await button(page, 'Run makeCall').click();
  await form.getByText('Answer 201').waitFor();
  await button(page, 'Answer').click();
  await region(page, 'Transcript').getByText('Words from the form').waitFor();
  const settings = page.getByRole('region', { name: 'Settings at a glance' });
  const row = settings.getByRole('row', { name: 'TWILIO_AUTH_TOKEN set', exact: true });
  expect(await row.count()).toBe(1);
  await page.close();
});
