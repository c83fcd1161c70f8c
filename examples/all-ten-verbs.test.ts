import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { startExample } from './startExample.ts';

let line: Line;
beforeAll(async () => {
  line = await startExample('all-ten-verbs');
});
afterAll(() => line.close());

test('nine verbs in one call: forwarded, then a message', async () => {
  const owner = line.phone('+12025550100').nextCall();
  const phone = line.phone('+12025550143');
  const call = await phone.call();
  await call.hears('All ten verbs.');
  await call.hears('classic.mp3');
  await call.press('1');
  await (await owner).declines();
  await call.hears('Speak after the beep.');
  await call.leaves({ seconds: 3 });
  await call.hears('Goodbye.');
  expect(await call.ended()).toBe('completed');
  const texting = await phone.call();
  await texting.press('3');
  await texting.hears('Goodbye.');
  expect(await texting.ended()).toBe('completed');
  expect(phone.inbox.map(({ body }) => body)).toEqual([`You called ${line.lineNumber} and pressed 3.`]);
  const verbs = new Set([...call.trace, ...texting.trace].map(({ verb }) => verb));
  expect([...verbs].sort()).toEqual(
    ['Say', 'Play', 'Pause', 'Gather', 'Dial', 'Record', 'Sms', 'Redirect', 'Hangup'].sort(),
  );
});

test('the tenth, on a holiday: the call is turned away unanswered', async () => {
  const closed = await startExample('all-ten-verbs', '2026-12-25T12:00:00Z');
  try {
    const call = await closed.phone('+12025550143').call();
    expect(await call.ended()).toBe('busy');
    expect(call.trace.map(({ verb }) => verb)).toEqual(['Reject']);
  } finally {
    await closed.close();
  }
});
