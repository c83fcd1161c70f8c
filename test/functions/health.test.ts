import { expect, test } from 'vitest';
import { health } from '../../src/functions/health.ts';
import { goodSettings, invoke, useSettings } from '../support/functions.ts';

const ask = (method: 'GET' | 'HEAD' = 'GET') =>
  invoke('health', health, 'https://app.example.com/api/health', { method });

test('is ok when the settings are', async () => {
  useSettings(goodSettings);
  const answer = await ask();
  expect([answer.status, answer.json()]).toEqual([200, { status: 'ok' }]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('the log shows the right form of a setting as it is', async () => {
  useSettings({ ...goodSettings, OWNER_PHONE_NUMBER: '+1202555014x' });
  expect((await ask()).log.join('\n')).toContain('such as +12025550143');
});

test('tells the world that something is wrong, and the log what', async () => {
  useSettings({ ...goodSettings, TWILIO_AUTH_TOKEN: '', OWNER_PHONE_NUMBER: 'x' });
  const answer = await ask();
  expect([answer.status, answer.json()]).toEqual([503, { status: 'misconfigured' }]);
  expect(answer.log.join('\n')).toMatch(/TWILIO_AUTH_TOKEN[\s\S]*OWNER_PHONE_NUMBER/);
  expect(answer.log.join('\n')).toContain('such as +12025550143');
});

test.each([
  ['in order', {}, 200],
  ['at fault', { OWNER_PHONE_NUMBER: 'x' }, 503],
])('HEAD is answered as GET is, with settings %s', async (_what, changes, status) => {
  useSettings({ ...goodSettings, ...changes });
  const [head, get] = [await ask('HEAD'), await ask()];
  expect([head.status, [...head.headers], head.log]).toEqual([status, [...get.headers], get.log]);
});
