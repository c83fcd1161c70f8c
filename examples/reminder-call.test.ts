import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Line } from '#testing';
import { startExample } from './startExample.ts';

let line: Line;
beforeAll(async () => {
  line = await startExample('reminder-call');
});
afterAll(() => line.close());

const remind = (to: string) => line.makeCall({ to, document: 'reminder', machine: 'mailbox' });

test('a person confirms', async () => {
  const ringing = line.phone('+12025550143').nextCall();
  expect((await remind('+12025550143')).status).toBe(201);
  const call = await ringing;
  await call.answers();
  await call.hears('To confirm, press 1');
  await call.press('1');
  await call.hears('See you tomorrow');
});

test('a mailbox gets a message of its own, after its beep', async () => {
  const phone = line.phone('+12025550144');
  phone.answersAs('machine');
  const ringing = phone.nextCall();
  await remind(phone.number);
  await (await ringing).ended();
  expect(phone.tape).toEqual([expect.stringContaining('You have an appointment tomorrow. Please call us')]);
});

test('a fax is hung up on', async () => {
  const phone = line.phone('+12025550145');
  phone.answersAs('fax');
  const ringing = phone.nextCall();
  await remind(phone.number);
  const call = await ringing;
  await call.ended();
  expect([call.transcript, call.trace.map(({ verb }) => verb)]).toEqual([
    [],
    expect.arrayContaining(['Hangup']),
  ]);
});
