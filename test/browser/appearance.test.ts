import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { button, hears, region, type Stage, setStage } from './page.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const NARROW = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };

let stage: Stage;
let axe: string;

beforeAll(async () => {
  [stage, axe] = await Promise.all([setStage(), readFile(axePath, 'utf8')]);
});

afterAll(() => stage.close());

afterEach(async () => {
  expect(stage.complaints.splice(0)).toEqual([]);
});

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What axe finds wrong with the page as it is now. */
async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document)')) as AxeResult;
  return found.violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
}

const SCREENS = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', NARROW],
  ['narrow and dark', { ...NARROW, colorScheme: 'dark' }],
  ['of middle width', { viewport: { width: 900, height: 800 } }],
] as const;

test.each(SCREENS)(
  'axe finds nothing on a screen that is %s: idle, in a call, with all panels open',
  async (_, options) => {
    const page = await stage.open(undefined, options);
    await region(page, 'Call flow').locator('.node').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Call the line').click();
    await hears(page, 'Press 1 or 2.');
    await region(page, 'Wire')
      .getByRole('button', { name: /voiceTwiml/ })
      .last()
      .click();
    await page.getByRole('textbox', { name: 'Text message' }).fill('hours');
    await button(page, 'Send').click();
    await region(page, 'Messages').getByText('Always open.').last().waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'API and settings').click();
    await page.getByRole('form', { name: 'makeCall' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Hang up').click();
    await page.close();
  },
);

test.each(SCREENS)('nothing is wider than a screen that is %s', async (_, options) => {
  const page = await stage.open(undefined, options);
  await region(page, 'Call flow').locator('.node').first().waitFor();
  const { inner, content } = await page.evaluate(() => ({
    inner: document.documentElement.clientWidth,
    content: document.documentElement.scrollWidth,
  }));
  expect(content).toBeLessThanOrEqual(inner);
  await page.close();
});

test('dark mode is dark', async () => {
  const light = await stage.open(undefined, { colorScheme: 'light' });
  const dark = await stage.open(undefined, { colorScheme: 'dark' });
  const [onLight = 0, onDark = 0] = await Promise.all([light, dark].map(brightness));
  expect(onLight).toBeGreaterThan(200);
  expect(onDark).toBeLessThan(60);
  await light.close();
  await dark.close();
});

/** Of the page's ground, 0 to 255. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (
      getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []
    ).map(Number);
    return (red + green + blue) / 3;
  });
}

test('nothing of the phone moves when a call begins and ends', async () => {
  const page = await stage.open();
  const places = () =>
    page.evaluate(() =>
      ['.keypad', '.call-buttons', '.speak', '.panel-wire', '.panel-messages'].map((part) => {
        const { top, left, height } = document.querySelector(part)?.getBoundingClientRect() ?? {};
        return [part, top, left, height];
      }),
    );
  // The page is whole once it knows the app.
  await page.getByText("Open the owner's phone").waitFor();
  const idle = await places();
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  expect(await places()).toEqual(idle);
  await button(page, 'Hang up').click();
  await hears(page, 'Call ended: completed');
  expect(await places()).toEqual(idle);
  await page.close();
});
