// This file is yours, like phone-line.json. It tests your line: `npm run test:yours` runs it, and `npm test` runs it last. No
// other file of the project expects any words of your line. So change this file when you change your line, or delete it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Line, ManualClock, startLine } from '#testing';

// The test has a clock of its own: twenty seconds of ringing and two minutes of recording take no time.
const clock = new ManualClock();
let line: Line;

beforeAll(async () => {
  line = await startLine({ clock });
});
afterAll(() => line?.close());

// `hears` waits until the caller hears these words (or a match of a pattern). It looks only at what comes after the last ones.
test('a caller is greeted, and leaves a message with key 2', async () => {
  const call = await line.phone('+12025550143').call();
  await call.hears('Hello Monkey!');
  await call.press('2');
  await call.hears('leave a message');
  await call.leaves({ seconds: 7 });
  await call.hears('Thank you');
  expect(await call.ended()).toBe('completed');
});

// `text` returns what the line texts back, or null if it texts nothing.
test('a text gets the reply', async () => {
  const phone = line.phone('+12025550144');
  expect(await phone.text('ping')).toBe('Hey, thanks for the ping! Twilio and Azure rock!');
});

test('HOURS tells when somebody answers the phone', async () => {
  const phone = line.phone('+12025550144');
  expect(await phone.text('hours')).toBe('We answer the phone Monday to Friday, 9:00 to 17:00.');
});

// How to go on: write one test for each thing that your callers rely on. You may need:
// - A phone that the line calls, such as the owner's (OWNER_PHONE_NUMBER of local.settings.json.example):
//     const ringing = line.phone('+12025550100').nextCall();
//     ... the caller presses 1 ...
//     const atTheOwner = await ringing;
//     await atTheOwner.answers();           or: await atTheOwner.declines();
// - Words instead of keys: `await call.says('opening hours')`. Silence: `await call.waits(10)`. Texts that came: `phone.inbox`.
// - A call of the line's own: `await line.makeCall({ to: '+12025550143', document: 'start' })`. A text: `line.sendSms(...)`.
// The tests beside the lines in examples/ show all of this.
