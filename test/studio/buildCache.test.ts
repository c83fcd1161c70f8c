import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint, underLock } from '../../studio/buildCache.ts';
import { settingsAtAGlance } from '../../studio/index.ts';
import { temporaryFolder } from './temporaryFolder.ts';

test('a fingerprint changes with any content and any name, and with nothing else', async () => {
  const root = await temporaryFolder();
  const folder = join(root, 'src');
  await mkdir(folder);
  await writeFile(join(folder, 'a.ts'), 'one');
  const print = () => fingerprint(root, [folder, join(root, 'missing.json')]);
  const first = await print();
  expect(await print()).toBe(first);
  await writeFile(join(folder, 'a.ts'), 'two');
  const second = await print();
  await writeFile(join(folder, 'b.ts'), '');
  const third = await print();
  expect(new Set([first, second, third]).size).toBe(3);
});

test('work under one lock never overlaps, and a failure frees the lock', async () => {
  const lock = join(await temporaryFolder(), 'made', '.lock');
  let running = 0;
  const work = async () => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  };
  await Promise.all([underLock(lock, work), underLock(lock, work), underLock(lock, work)]);
  await expect(underLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await underLock(lock, async () => 'free')).toBe('free');
});

test('a lock whose holder has died is free', async () => {
  const lock = join(await temporaryFolder(), '.lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lock, String(pid));
  expect(await underLock(lock, async () => 'free')).toBe('free');
});

test('settings at a glance show no secret', () => {
  const settings = { TWILIO_AUTH_TOKEN: 'hush', TWILIO_PHONE_NUMBER: '+15005550006', TWILIO_API_KEY: ' ' };
  const names = [...Object.keys(settings), 'PUBLIC_BASE_URL'];
  expect(settingsAtAGlance(names, settings)).toEqual([
    { name: 'TWILIO_AUTH_TOKEN', state: 'set' },
    { name: 'TWILIO_PHONE_NUMBER', state: 'set', value: '+15005550006' },
    { name: 'TWILIO_API_KEY', state: 'not set' },
    { name: 'PUBLIC_BASE_URL', state: 'not set' },
  ]);
});
