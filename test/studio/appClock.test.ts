import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Line, ManualClock, startLine } from '#testing';

const LINE = {
  voice: {
    hours: {
      timeZone: 'America/New_York',
      open: { mon: ['09:00-17:00'], fri: ['09:00-17:00'], sun: ['01:30-04:00'] },
      holidays: ['2026-12-25'],
      otherwise: 'closed',
    },
    documents: { start: [{ say: 'We are open.' }], closed: [{ say: 'We are closed.' }] },
  },
};

let folder: string;
let line: Line;
const clock = new ManualClock();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phone-line-'));
  const file = join(folder, 'line.json');
  await writeFile(file, JSON.stringify(LINE));
  line = await startLine({ line: file, clock });
});
afterAll(async () => {
  await line.close();
  await rm(folder, { recursive: true });
});

const call = async () => line.phone('+12025550143').call();

describe('opening hours go by the test’s clock', () => {
  test.each([
    ['a Monday at 10:00', '2026-12-21T15:00:00Z', 'open'],
    ['a Monday at 20:00', '2026-12-22T01:00:00Z', 'closed'],
    ['a Friday that is a holiday', '2026-12-25T15:00:00Z', 'closed'],
    ['the Friday before it', '2026-12-18T15:00:00Z', 'open'],
    ['before the clocks go forward: 01:59 on that Sunday', '2026-03-08T06:59:00Z', 'open'],
    ['a minute later it is 03:00', '2026-03-08T07:00:00Z', 'open'],
    ['and an hour later 04:00', '2026-03-08T08:00:00Z', 'closed'],
    ['the Monday after, 9:00 is an hour earlier in UTC', '2026-03-09T13:00:00Z', 'open'],
    ['the Monday before, it was not', '2026-03-02T13:00:00Z', 'closed'],
    ['the hour that comes twice, first: 01:30', '2026-11-01T05:30:00Z', 'open'],
    ['between the two: 01:15 for the second time', '2026-11-01T06:15:00Z', 'closed'],
    ['the hour that comes twice, second: 01:30', '2026-11-01T06:30:00Z', 'open'],
  ])('%s (%s): %s', async (_, now, state) => {
    await clock.set(Date.parse(now));
    await (await call()).hears(`We are ${state}.`);
  });

  test('the line closes while the clock moves on', async () => {
    await clock.set(Date.parse('2026-12-21T21:59:59.999Z'));
    await (await call()).hears('We are open.');
    await clock.set(Date.parse('2026-12-21T21:59:59.999Z'));
    await clock.advance(1);
    await (await call()).hears('We are closed.');
  });

  test('POST /sandbox/clock moves the app’s clock, too', async () => {
    const body = JSON.stringify({ mode: 'manual', now: '2026-12-25T10:00:00-05:00' });
    const answer = await fetch(`${line.origin}/sandbox/clock`, { method: 'POST', body });
    expect(await answer.json()).toEqual({ mode: 'manual', now: '2026-12-25T15:00:00.000Z' });
    await (await call()).hears('We are closed.');
  });
});

test('where Core Tools run the functions, the route says that they cannot follow', async () => {
  const functions = {
    ...{ url: 'http://127.0.0.1:9/api', logs: [], close: async () => undefined },
    exited: new Promise<number>(() => undefined),
  };
  await using other = await startLine({ runFunctions: async () => functions });
  const answer = await fetch(`${other.origin}/sandbox/clock`, { method: 'POST', body: '{"mode":"manual"}' });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('npm start -- --built-in');
});

test('a line in real time can be stopped; two lines on one clock are told alike', async () => {
  await using real = await startLine({ line: join(folder, 'line.json') });
  await using twin = await startLine({ line: join(folder, 'line.json'), clock });
  const stop = (now: string) =>
    fetch(`${real.origin}/sandbox/clock`, { method: 'POST', body: JSON.stringify({ mode: 'manual', now }) });
  await clock.set(Date.parse('2026-12-21T15:00:00Z'));
  await (await twin.phone('+12025550143').call()).hears('We are open.');
  await (await call()).hears('We are open.');
  await stop('2026-12-25T15:00:00Z');
  await (await real.phone('+12025550143').call()).hears('We are closed.');
  await stop('2026-12-21T15:00:00Z');
  await (await real.phone('+12025550143').call()).hears('We are open.');
});
