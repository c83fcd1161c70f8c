import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Line } from '#testing';
import { isOpen } from '../src/tooling.ts';
import { readExample, startExample } from './startExample.ts';

const name = 'office-hours-menu';

describe('in office hours', () => {
  let line: Line;
  beforeAll(async () => {
    line = await startExample(name, '2026-01-05T10:00:00-05:00');
  });
  afterAll(() => line.close());

  test('a key leads to the reception', async () => {
    const owner = line.phone('+12025550100');
    const ringing = owner.nextCall();
    const call = await line.phone('+12025550143').call();
    await call.hears('Maple Street Dental');
    await call.press('1');
    await call.hears('One moment');
    const incoming = await ringing;
    expect(incoming.from).toBe('+12025550143');
    await incoming.answers();
    await incoming.hangsUp();
    expect(await call.ended()).toBe('completed');
  });

  test('so does a word; a reception that does not answer takes a message', async () => {
    const ringing = line.phone('+12025550100').nextCall();
    const call = await line.phone('+12025550143').call();
    await call.says("I'd like an appointment, please.");
    await (await ringing).declines();
    await call.hears('after the beep');
    await call.leaves({ seconds: 9 });
    await call.hears('Thank you');
    expect(await call.ended()).toBe('completed');
  });

  test('directions come as a text too', async () => {
    const phone = line.phone('+12025550144');
    const call = await phone.call();
    await call.says('How do I get there?');
    await call.hears('across from the library');
    expect(await call.ended()).toBe('completed');
    expect(phone.inbox.map(({ body }) => body)).toEqual([
      'Maple Street Dental, 12 Maple Street, Springfield',
    ]);
  });

  test('a key that is not offered, and a star, lead to the menu again', async () => {
    const call = await line.phone('+12025550145').call();
    await call.press('7');
    await call.hears('not on the menu');
    await call.hears('press 1');
    await call.press('*');
    await call.hears('press 1');
    await call.hears('We did not hear you');
    expect(await call.ended()).toBe('completed');
  });
});

describe('outside office hours', () => {
  let line: Line;
  beforeAll(async () => {
    line = await startExample(name, '2026-01-05T20:00:00-05:00');
  });
  afterAll(() => line.close());

  test('a message is taken, and the owner gets it', async () => {
    const call = await line.phone('+12025550143').call();
    await call.hears('is closed now');
    await call.leaves({ seconds: 12 });
    await call.hears('Thank you');
    await call.ended();
    await call.waits(5);
    expect(line.phone('+12025550100').inbox.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^New voicemail from \+12025550143, 12 seconds\. Listen: http/),
    ]);
  });
});

test.each([
  ['2026-11-23T14:00:00Z', true, 'Monday 9:00'],
  ['2026-11-23T17:30:00Z', false, 'at lunch'],
  ['2026-11-27T20:30:00Z', false, 'Friday afternoon'],
  ['2026-12-25T15:00:00Z', false, 'on a holiday'],
])('%s: open is %s (%s)', async (now, open) => {
  const { hours } = (await readExample(name)).voice;
  expect(hours && isOpen(hours, new Date(now))).toBe(open);
});
