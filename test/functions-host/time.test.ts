import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SharedTime } from '../../functions-host/index.ts';
import { jsonOf } from '../support/json.ts';
import { runFixture } from './fixtureHost.ts';

const XMAS = Date.UTC(2026, 11, 25, 9);

async function start(now: number | undefined) {
  const time = new SharedTime();
  time.set(now);
  const host = await runFixture('esm', { time });
  onTestFinished(async () => {
    await host.close();
    time.close();
  });
  return { time, host, ask: async () => jsonOf(await fetch(`${host.url}/time`)) };
}

test('Date tells the time that is shared, in all its forms, from the first line of the app on', async () => {
  const { ask, host } = await start(XMAS);
  const { waited, ownNames, ...told } = await ask();
  const iso = new Date(XMAS).toISOString();
  expect(told).toEqual({
    ...{ loadedAt: XMAS, now: XMAS, made: iso, text: new Date(XMAS).toString(), sub: iso },
    ...{ given: '1970-01-01T00:00:00.000Z', local: 25, utc: Date.UTC(2026, 0, 1) },
    kinds: [true, true, true],
  });
  expect(ownNames).toEqual(Object.getOwnPropertyNames(Date).sort());
  expect(waited, 'timers and performance.now() are real').toBeGreaterThan(10);
  expect(host.followsClock).toBe(true);
});

test('a new time is seen by the very next request, also one that is earlier', async () => {
  const { time, ask } = await start(XMAS);
  for (const now of [XMAS + 1, XMAS - 86_400_000, 0, Date.UTC(9999, 11, 31)]) {
    time.set(now);
    expect((await ask()).now).toBe(now);
  }
});

test('real time is told while no other is shared', async () => {
  const { time, ask } = await start(undefined);
  const isReal = async () => Math.abs(Number((await ask()).now) - Date.now()) < 10_000;
  expect(await isReal()).toBe(true);
  time.set(XMAS);
  expect(await isReal()).toBe(false);
  time.set(undefined);
  expect(await isReal()).toBe(true);
});

test('without a shared time Date is the computer’s own', async () => {
  const host = await runFixture('esm');
  onTestFinished(() => host.close());
  const { now } = await jsonOf(await fetch(`${host.url}/time`));
  expect(Math.abs(Number(now) - Date.now())).toBeLessThan(10_000);
  expect(host.followsClock).toBe(false);
});

test('nothing of it is left on the disk, and a time after close is nobody’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ahoy-time-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  const time = new SharedTime();
  expect(await readdir(folder)).toEqual([]);
  time.close();
  time.close();
  expect(() => time.set(XMAS)).not.toThrow();
});
