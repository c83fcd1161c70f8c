import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { startExample } from './startExample.ts';

let line: Line;
beforeAll(async () => {
  line = await startExample('sms-info-line');
});
afterAll(() => line.close());

test('answers keywords, whatever their case, and quotes what it did not understand', async () => {
  const phone = line.phone('+12025550143');
  expect(await phone.text('hours')).toBe('Tuesday to Sunday, 17:00 to 23:00.');
  expect(await phone.text('Pizza & <cola>?')).toBe(
    'We did not understand "Pizza & <cola>?". Text MENU, HOURS, MAP or CALL ME.',
  );
  expect(await phone.text(' Thanks ')).toBeNull();
  expect(await phone.text('STOP')).toBeNull();
});

test('sends pictures', async () => {
  const phone = line.phone('+12025550144');
  await phone.text('menu');
  expect(phone.inbox.at(-1)?.mediaUrls).toEqual(['https://demo.twilio.com/owl.png']);
});

test('hands each text on to the owner', async () => {
  const owner = line.phone('+12025550100');
  await line.phone('+12025550145').text('map');
  expect(owner.inbox.at(-1)?.body).toBe('From +12025550145: map');
});

test('calls back who asks for it', async () => {
  const phone = line.phone('+12025550146');
  const ringing = phone.nextCall();
  const owner = line.phone('+12025550100').nextCall();
  expect(await phone.text('call me')).toBe('Calling you now.');
  const call = await ringing;
  await call.answers();
  await call.hears('calling you back');
  await (await owner).declines();
  await call.hears('Everyone is at the oven.');
  expect(await call.ended()).toBe('completed');
});

test('tells callers what to text', async () => {
  const phone = line.phone('+12025550147');
  const call = await phone.call();
  await call.hears('This line answers texts');
  expect(await call.ended()).toBe('completed');
  expect(phone.inbox.map(({ body }) => body)).toEqual(['Text MENU, HOURS, MAP or CALL ME.']);
});
