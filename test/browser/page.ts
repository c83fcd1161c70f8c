import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import {
  AppReport,
  ensurePage,
  exampleSettings,
  type Line,
  settingsAtAGlance,
  startLine,
} from '../../studio/index.ts';
import { launchChromium } from './chromium.ts';
import { SHORT_LINE, writeLine } from './line.ts';

export const CALLER = '+12025550143';
/** OWNER_PHONE_NUMBER of local.settings.json.example. */
export const OWNER = '+12025550100';

/** A line with its sandbox and page, and a browser to open that in. */
export interface Stage {
  line: Line;
  report: AppReport;
  /** What any page wrote to the console as an error, or asked of another host. */
  complaints: string[];
  /** Opens the page as the phone with this number, muted unless told otherwise. */
  open(number?: string, options?: PhoneOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface PhoneOptions extends BrowserContextOptions {
  muted?: boolean;
  /** Runs in the page before its own code. */
  before?: () => void;
}

export interface StageOptions {
  line?: unknown;
  sandboxPort?: number;
}

/** One stage for the tests of a file; after each of them no page may have had anything to complain of. */
export function stageForTests(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => void Object.assign(stage, await setStage()));
  afterAll(() => stage.close());
  afterEach(() => {
    expect(stage.complaints.splice(0)).toEqual([]);
  });
  return stage;
}

export async function setStage({ line = SHORT_LINE, sandboxPort }: StageOptions = {}): Promise<Stage> {
  const file = await writeLine(line);
  const settings = await exampleSettings();
  const report = new AppReport(file, {
    host: 'the built-in host',
    settings: settingsAtAGlance(Object.keys(settings), settings),
    owner: settings.OWNER_PHONE_NUMBER,
  });
  const [browser] = await Promise.all([launchChromium(), ensurePage(), report.refresh(true)]);
  const running = await startLine({ line: file, app: report.view, ...(sandboxPort && { sandboxPort }) });
  report.onChange = () => running.sandbox.appChanged();
  const complaints: string[] = [];
  return {
    line: running,
    report,
    complaints,
    open: (number = CALLER, options = {}) => openPhone(browser, running.origin, number, options, complaints),
    close: async () => {
      await browser.close();
      await running.close();
    },
  };
}

async function openPhone(
  browser: Browser,
  origin: string,
  number: string,
  { muted = true, before, ...options }: PhoneOptions,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) complaints.push(`asked ${request.url()}`);
  });
  if (muted) await page.addInitScript(() => localStorage.setItem('ahoy.muted', 'true'));
  if (before) await page.addInitScript(before);
  await page.goto(`${origin}/?phone=${encodeURIComponent(number)}`);
  await page.getByText('Connected', { exact: true }).waitFor();
  return page;
}

/** A region of the page by its name. */
export function region(page: Page, name: 'Transcript' | 'Messages' | 'Wire' | 'Call flow' | 'Phone') {
  return page.getByRole('region', { name, exact: true });
}

export function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name, exact: true });
}

/** Waits until the transcript holds this text. */
export function hears(page: Page, text: string | RegExp): Promise<void> {
  return region(page, 'Transcript').getByText(text).last().waitFor();
}
