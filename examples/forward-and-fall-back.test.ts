import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { startExample } from './startExample.ts';

let line: Line;
beforeAll(async () => {
  line = await startExample('forward-and-fall-back');
});
afterAll(() => line.close());

test('two phones ring at once; who answers first has the call', async () => {
  const [owner, colleague] = [line.phone('+12025550100').nextCall(), line.phone('+12025550161').nextCall()];
  const call = await line.phone('+12025550143').call();
  await call.hears('Connecting you.');
  const [first, second] = await Promise.all([owner, colleague]);
  expect([first.from, second.from]).toEqual([line.lineNumber, line.lineNumber]);
  await second.answers();
  expect(await first.ended()).not.toBe('completed');
  await second.hangsUp();
  expect(await call.ended()).toBe('completed');
  expect(call.transcript).not.toContain('Still trying.');
});

test('when all decline, the owner is told who called', async () => {
  const owner = line.phone('+12025550100');
  const ringing = [owner, line.phone('+12025550161')].map((phone) => phone.nextCall());
  const third = line.phone('+12025550162').nextCall();
  const call = await line.phone('+12025550143').call({ callerName: 'Ann & Bob <3' });
  for (const incoming of await Promise.all(ringing)) await incoming.declines();
  await call.hears('Still trying.');
  await (await third).declines();
  await call.hears('Nobody is free');
  expect(await call.ended()).toBe('completed');
  expect(owner.inbox.at(-1)?.body).toBe('Missed call from +12025550143 Ann & Bob <3');
});

test('the third phone gets the call that the others let ring', async () => {
  const ringing = [line.phone('+12025550100'), line.phone('+12025550161')].map((phone) => phone.nextCall());
  const third = line.phone('+12025550162').nextCall();
  const call = await line.phone('+12025550143').call();
  const unanswered = await Promise.all(ringing);
  await call.hears('Still trying.');
  expect(unanswered.map(({ status }) => status)).toEqual(['no-answer', 'no-answer']);
  const incoming = await third;
  await incoming.answers();
  await call.hangsUp();
  expect(await incoming.ended()).toBe('completed');
});

test('nuisance numbers are turned away', async () => {
  const call = await line.phone('+19005550123').call();
  expect(await call.ended()).toBe('no-answer');
  expect(call.trace.map(({ verb }) => verb)).toEqual(['Reject']);
});

test("an owner's phone that forwards to the line comes back once, and is not rung again", async () => {
  const owner = line.phone('+12025550100');
  const colleague = line.phone('+12025550161').nextCall();
  const stop = owner.forwardsTo(line.lineNumber, { after: 5 });
  const call = await line.phone('+12025550146').call();
  await colleague;
  expect(await call.ended()).toBe('completed');
  stop();
  const came = [...line.sandbox.twilio.store.calls.values()].filter(
    ({ forwardedFrom }) => forwardedFrom === owner.number,
  );
  expect(came).toHaveLength(1);
  expect(line.logs.join()).toContain("already in the call's path");
});

test('two phones that forward to the line, and whose carriers do not say so, come back once each', async () => {
  const phones = ['+12025550100', '+12025550161'].map((number) => line.phone(number));
  const stops = phones.map((phone) => phone.forwardsTo(line.lineNumber, { after: 5, silent: true }));
  const call = await line.phone('+12025550148').call();
  await call.ended();
  for (const stop of stops) stop();
  const came = [...line.sandbox.twilio.store.calls.values()].filter(
    ({ direction, from }) => direction === 'inbound' && from === line.lineNumber,
  );
  expect(came.length).toBeGreaterThan(0);
  expect(came.flatMap(({ trace }) => trace.map(({ verb }) => verb))).not.toContain('Dial');
});

test('a caller who gives up leaves word all the same', async () => {
  const owner = line.phone('+12025550100');
  const ringing = owner.nextCall();
  const call = await line.phone('+12025550147').call();
  await ringing;
  await call.hangsUp();
  await owner.receives('Missed call from +12025550147');
});
