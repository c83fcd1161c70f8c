import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { isOpen } from '../src/tooling.ts';
import { readExample, startExample } from './startExample.ts';

const name = 'after-hours-voicemail';
let line: Line;
beforeAll(async () => {
  line = await startExample(name, '2026-01-05T19:00:00Z');
});
afterAll(() => line.close());

test('outside the hours a message is taken, and the owner hears of it', async () => {
  const call = await line.phone('+12025550143').call();
  await call.hears('outside our hours');
  await call.hears('leave a message');
  await call.leaves({ seconds: 75 });
  await call.hears('We will ring you back');
  expect(await call.ended()).toBe('completed');
  await call.waits(5);
  const [notice] = line.phone('+12025550100').inbox;
  expect(notice?.body).toMatch(/^New voicemail from \+12025550143, 1 minute 15 seconds\. Listen: /);
});

test('callers who hide their number are turned away', async () => {
  const sid = line.sandbox.twilio.calls.receive({ from: 'anonymous', to: line.lineNumber }).sid;
  const phone = line.phone('+12025550144');
  await (await phone.call()).hears('outside our hours');
  expect(line.sandbox.twilio.store.calls.get(sid)?.trace.map(({ verb }) => verb)).toEqual(['Reject']);
});

test.each([
  ['2026-11-27T17:59:00Z', true, 'Friday before six'],
  ['2026-11-27T19:00:00Z', false, 'Friday evening'],
  ['2026-11-28T01:30:00Z', true, 'in the night to Saturday'],
  ['2026-11-28T02:00:00Z', false, 'at two'],
  ['2026-12-26T01:00:00Z', false, 'in the night after a holiday'],
])('%s: open is %s (%s)', async (now, open) => {
  const { hours } = (await readExample(name)).voice;
  expect(hours && isOpen(hours, new Date(now))).toBe(open);
});
