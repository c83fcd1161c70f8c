import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setStage } from '../test/browser/page.ts';

const file = fileURLToPath(new URL('../docs/images/phone.png', import.meta.url));

const LINE = {
  voice: {
    language: 'en-US',
    documents: {
      start: [
        { say: 'Ahoy! You have reached the harbour office.' },
        {
          gather: {
            prompt: [{ say: 'For the tides, press 1. For a person, press 2. To leave a message, press 3.' }],
            numDigits: 1,
            timeout: 60,
            on: { '1': 'tides', '2': 'person', '3': 'voicemail' },
            otherwise: 'start',
          },
        },
        { say: 'Fair winds!' },
      ],
      tides: [{ say: 'High tide is at ten past four.' }, { redirect: 'start' }],
      person: [{ dial: { number: '{{OWNER_PHONE_NUMBER}}', timeout: 20, otherwise: 'voicemail' } }],
      voicemail: [{ say: 'Speak after the beep.' }, { record: { maxLength: 120, then: 'thanks' } }],
      thanks: [{ say: 'Thank you.' }, { hangup: true }],
    },
  },
  sms: {
    reply: 'Thanks! Text TIDES for today.',
    keywords: { TIDES: 'High tide 04:10 and 16:32.', CALL: { call: 'start' } },
  },
};

/** Makes docs/images/phone.png, the picture at the top of the README: a call under way, its TwiML open. */
const stage = await setStage({ line: LINE });
const page = await stage.open(undefined, { colorScheme: 'light', muted: false });
const hears = (text: string) =>
  page.getByRole('log', { name: 'What is said' }).getByText(text).last().waitFor();
await page.getByRole('textbox', { name: 'Text message' }).fill('tides');
await page.getByRole('button', { name: 'Send' }).click();
await page.getByText('High tide 04:10').waitFor();
await page.getByRole('button', { name: 'Call the line' }).click();
await hears('To leave a message, press 3.');
await page.getByRole('button', { name: '1', exact: true }).click();
await hears('High tide is at ten past four.');
await page
  .getByRole('region', { name: 'Wire' })
  .getByRole('button', { name: /gatherTwiml/ })
  .click();
await page.mouse.move(0, 0);
await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
await mkdir(fileURLToPath(new URL('../docs/images', import.meta.url)), { recursive: true });
await page.screenshot({ path: file });
await stage.close();
console.log(`Made ${file}`);
