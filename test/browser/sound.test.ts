import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { button, hears, type Stage, setStage } from './page.ts';

const LINE = {
  voice: {
    voice: 'Polly.Joanna-Neural',
    documents: {
      start: [
        { say: 'Ahoy!' },
        { say: { text: '안녕하세요', language: 'ko-KR', voice: 'Polly.Seoyeon-Neural' } },
        { play: { digits: '5' } },
        { gather: { numDigits: 1, timeout: 20, on: { '9': 'start' } } },
      ],
    },
  },
};

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ line: LINE });
});

afterAll(() => stage.close());

afterEach(async () => {
  expect(stage.complaints.splice(0)).toEqual([]);
});

/** Keeps in `sounds` what the page gives to the browser's voice and to Web Audio. */
function listenIn(): void {
  const sounds: string[] = [];
  Object.assign(globalThis, { sounds });
  speechSynthesis.speak = ({ text, lang }) => void sounds.push(`${lang} ${text}`);
  speechSynthesis.cancel = () => void sounds.push('hush');
  globalThis.OscillatorNode = class extends OscillatorNode {
    constructor(context: BaseAudioContext, options?: OscillatorOptions) {
      super(context, options);
      sounds.push(`${options?.frequency} Hz`);
    }
  };
}

function soundsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { sounds: string[] }).sounds);
}

test('a call is spoken in the language of each text, and a key has its tone and stops the voice', async () => {
  const page = await stage.open(undefined, { muted: false, before: listenIn });
  await button(page, 'Call the line').click();
  await hears(page, '[tones 5]');
  await expect
    .poll(() => soundsOf(page))
    .toEqual(expect.arrayContaining(['en-US Ahoy!', 'ko-KR 안녕하세요', '770 Hz', '1336 Hz']));
  const before = await soundsOf(page);
  await page.keyboard.press('9');
  const after = (await soundsOf(page)).slice(before.length);
  expect(after.slice(0, 3)).toEqual(['hush', '852 Hz', '1477 Hz']);
  await button(page, 'Hang up').click();
  await page.close();
});

test('a phone that is called rings with its bell', async () => {
  const page = await stage.open(undefined, { muted: false, before: listenIn });
  await button(page, 'Have the line call me').click();
  await button(page, 'Answer').waitFor();
  await expect.poll(() => soundsOf(page)).toEqual(expect.arrayContaining(['392 Hz', '494 Hz']));
  await button(page, 'Decline').click();
  await page.close();
});

test('a muted phone is silent, and stays muted when it is opened again', async () => {
  const page = await stage.open(undefined, { muted: false, before: listenIn });
  await button(page, 'Mute').click();
  await page.reload();
  expect(await button(page, 'Mute').getAttribute('aria-pressed')).toBe('true');
  await button(page, 'Call the line').click();
  await hears(page, '[tones 5]');
  await page.keyboard.press('9');
  expect((await soundsOf(page)).filter((sound) => sound !== 'hush')).toEqual([]);
  await button(page, 'Hang up').click();
  await page.close();
});
