import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { startExample } from './startExample.ts';

let line: Line;
beforeAll(async () => {
  line = await startExample('missed-call-text-back');
});
afterAll(() => line.close());

const OWNER = '+12025550100';
const bodies = (number: string) => line.phone(number).inbox.map(({ body }) => body);

test('who gives up while the phone rings is texted, and the owner is told, once each', async () => {
  const caller = '+12025550143';
  const ringing = line.phone(OWNER).nextCall();
  const call = await line.phone(caller).call({ callerName: 'Ann' });
  await ringing;
  await call.hangsUp();
  await call.ended();
  await line.phone(caller).receives(/^Sorry we missed your call/);
  await line.phone(OWNER).receives(`Missed call from ${caller} Ann`);
  expect(bodies(caller)).toHaveLength(1);
  expect(bodies(OWNER).filter((body) => body.includes(caller))).toHaveLength(1);
});

test('who waits hears why, and is texted as well', async () => {
  const caller = '+12025550144';
  const ringing = line.phone(OWNER).nextCall();
  const call = await line.phone(caller).call();
  await (await ringing).declines();
  await call.hears('We have sent you a text');
  expect(await call.ended()).toBe('completed');
  expect(bodies(caller)).toEqual([expect.stringMatching(/^Sorry we missed your call/)]);
});

test('who withheld their number cannot be texted, but the owner is told', async () => {
  const ringing = line.phone(OWNER).nextCall();
  const call = await line.phone('anonymous').call();
  await ringing;
  await call.hangsUp();
  await line.phone(OWNER).receives('Missed call from a caller who withheld their number ');
});

test('a call that was answered is not missed', async () => {
  const caller = '+12025550145';
  const ringing = line.phone(OWNER).nextCall();
  const call = await line.phone(caller).call();
  await (await ringing).answers();
  await call.hangsUp();
  await call.ended();
  await call.waits(10);
  expect(bodies(caller)).toEqual([]);
});
