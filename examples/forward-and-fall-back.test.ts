import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../studio/sandbox.ts';
import { startExample } from './startExample.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startExample('forward-and-fall-back');
});
afterAll(() => sandbox.close());

test('two phones ring at once; who answers first has the call', async () => {
  const [owner, colleague] = [
    sandbox.phone('+12025550100').nextCall(),
    sandbox.phone('+12025550161').nextCall(),
  ];
  const call = await sandbox.phone('+12025550143').call();
  await call.hears('Connecting you.');
  const [first, second] = await Promise.all([owner, colleague]);
  expect([first.from, second.from]).toEqual([sandbox.lineNumber, sandbox.lineNumber]);
  await second.answers();
  expect(await first.ended()).not.toBe('completed');
  await second.hangsUp();
  expect(await call.ended()).toBe('completed');
  expect(call.transcript).not.toContain('Still trying.');
});

test('when all decline, the owner is told who called', async () => {
  const owner = sandbox.phone('+12025550100');
  const ringing = [owner, sandbox.phone('+12025550161')].map((phone) => phone.nextCall());
  const third = sandbox.phone('+12025550162').nextCall();
  const call = await sandbox.phone('+12025550143').call({ callerName: 'Ann & Bob <3' });
  for (const incoming of await Promise.all(ringing)) await incoming.declines();
  await call.hears('Still trying.');
  await (await third).declines();
  await call.hears('Nobody is free');
  expect(await call.ended()).toBe('completed');
  expect(owner.inbox.at(-1)?.body).toBe('Missed call from +12025550143 Ann & Bob <3');
});

test('the third phone gets the call that the others let ring', async () => {
  const ringing = [sandbox.phone('+12025550100'), sandbox.phone('+12025550161')].map((phone) =>
    phone.nextCall(),
  );
  const third = sandbox.phone('+12025550162').nextCall();
  const call = await sandbox.phone('+12025550143').call();
  const unanswered = await Promise.all(ringing);
  await call.hears('Still trying.');
  expect(unanswered.map(({ status }) => status)).toEqual(['no-answer', 'no-answer']);
  const incoming = await third;
  await incoming.answers();
  await call.hangsUp();
  expect(await incoming.ended()).toBe('completed');
});

test('nuisance numbers are turned away', async () => {
  const call = await sandbox.phone('+19005550123').call();
  expect(await call.ended()).toBe('no-answer');
  expect(call.trace.map(({ verb }) => verb)).toEqual(['Reject']);
});
