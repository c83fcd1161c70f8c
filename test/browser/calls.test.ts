import { expect, test } from 'vitest';
import { button, CALLER, hears, OWNER, region, stageForTests } from './page.ts';

const stage = stageForTests();

test('a call goes through the menu to the voicemail, whose recording the owner can play', async () => {
  const page = await stage.open();
  await button(page, 'Call the line').click();
  await hears(page, 'Ahoy!');
  await hears(page, 'Press 1 or 2.');
  await button(page, '2').click();
  await hears(page, 'Pressed 2');
  await hears(page, '[beep]');
  await page.getByRole('textbox', { name: 'Leave your message' }).fill('Call me back');
  await button(page, 'Say').click();
  await hears(page, 'Call me back');
  await button(page, '#').click();
  await hears(page, 'Thank you.');
  await hears(page, 'Call ended: completed');
  await button(page, 'Call the line').waitFor();

  const owner = await stage.open(OWNER);
  const notice = region(owner, 'Messages').getByText(`New voicemail from ${CALLER}`);
  await notice.waitFor();
  const player = region(owner, 'Messages').locator('audio');
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(0.2);
  await owner.close();
  await page.close();
});

test('a message spoken into the microphone is what the line records', async () => {
  const page = await stage.open();
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  await page.keyboard.press('2');
  await hears(page, '[beep]');
  await button(page, 'Speak into the microphone').click();
  const stop = button(page, 'Stop, and leave the message');
  await stop.waitFor();
  // What is recorded is real time: the microphone needs a second to hum into.
  await page.waitForTimeout(1200);
  await stop.click();
  await hears(page, 'Spoke into the microphone');
  await expect
    .poll(async () => {
      await page.keyboard.press('#');
      return [...stage.line.sandbox.twilio.store.recordings.values()].at(-1)?.media.length ?? 0;
    })
    .toBeGreaterThan(8000);
  const { media } = [...stage.line.sandbox.twilio.store.recordings.values()].at(-1) ?? {};
  const view = new DataView(media?.buffer ?? new ArrayBuffer(0), media?.byteOffset);
  expect({ rate: view.getUint32(24, true), channels: view.getUint16(22, true) }).toEqual({
    rate: 8000,
    channels: 1,
  });
  await hears(page, 'Thank you.');
  await page.close();
});

test('the line calls: the phone rings, is answered, and declines the next time', async () => {
  const page = await stage.open();
  await button(page, 'Have the line call me').click();
  await button(page, 'Answer').click();
  await hears(page, 'Ahoy!');
  await button(page, 'Hang up').click();
  await hears(page, 'Call ended: completed');

  await button(page, 'Have the line call me').click();
  await button(page, 'Decline').click();
  await hears(page, 'Call ended: busy');
  await page.close();
});

test('a forwarded call joins two phones, and each hears the other', async () => {
  const caller = await stage.open(CALLER);
  const owner = await stage.open(OWNER);
  await button(caller, 'Call the line').click();
  await hears(caller, 'Press 1 or 2.');
  await caller.keyboard.press('1');
  await button(owner, 'Answer').click();
  await owner.getByText('In call').waitFor();
  await owner.getByRole('textbox', { name: 'Say something' }).fill('Good morning');
  await button(owner, 'Say').click();
  await hears(caller, 'Good morning');
  await caller.getByRole('textbox', { name: 'Say something' }).fill('Good evening');
  await button(caller, 'Say').click();
  await hears(owner, 'Good evening');
  await button(owner, 'Hang up').click();
  await hears(caller, 'Call ended: completed');
  await caller.close();
  await owner.close();
});

test('digits typed into a text field are no keys of the phone', async () => {
  const page = await stage.open();
  await button(page, 'Call the line').click();
  await hears(page, 'Press 1 or 2.');
  await page.getByRole('textbox', { name: 'Text message' }).pressSequentially('22');
  await page.getByRole('textbox', { name: 'Say something' }).pressSequentially('2');
  expect(await region(page, 'Transcript').getByText('Pressed').count()).toBe(0);
  await button(page, 'Hang up').click();
  await page.close();
});

test('the number is in the address, and can be changed', async () => {
  const page = await stage.open('+12025550177');
  await button(page, 'Change').click();
  const field = page.getByRole('textbox', { name: 'Number of this phone' });
  await field.fill('0177');
  await button(page, 'Use it').click();
  await page.getByText('Write it in international form').waitFor();
  await field.fill('anonymous');
  await button(page, 'Use it').click();
  await page.waitForURL(/phone=anonymous/);
  await button(page, 'Change').click();
  await field.fill('+1 202 555 0188');
  await button(page, 'Use it').click();
  await page.waitForURL(/phone=%2B12025550188/);
  expect(await page.getByRole('link', { name: "Open the owner's phone" }).getAttribute('href')).toBe(
    `?phone=${encodeURIComponent(OWNER)}`,
  );
  await page.close();
});
