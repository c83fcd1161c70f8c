import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withinASecond } from '../../src/http/withinASecond.ts';
import { OwnWords } from '../../src/log.ts';
import { Problem } from '../../src/problem.ts';
import { SettingsError } from '../../src/settings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work that is done in time is waited for, and leaves no timer', async () => {
  const note = vi.fn();
  await withinASecond({ note }, 'x.failed', Promise.resolve('done'));
  expect(note).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('work that takes longer is not, and its late error is still told', async () => {
  const note = vi.fn();
  let fail: (error: Error) => void = () => undefined;
  const work = new Promise((_resolve, reject) => {
    fail = reject;
  });
  const answered = withinASecond({ note }, 'x.failed', work);
  await vi.advanceTimersByTimeAsync(999);
  await answered;
  fail(new Problem('twilio-timeout', 'Late.'));
  await vi.advanceTimersByTimeAsync(0);
  expect(note).toHaveBeenCalledWith('x.failed', { reason: 'Late.' }, 'error');
});

test.each([
  ['a Problem', new Problem('twilio-misconfigured', 'Look at the token.'), { reason: 'Look at the token.' }],
  [
    'settings at fault',
    new SettingsError([{ name: 'A', message: 'is missing' }]),
    { reason: new OwnWords('App settings at fault: A is missing.') },
  ],
  [
    'an error that was not foreseen, by class and place',
    new TypeError('with a secret in it'),
    { error: 'TypeError', thrownAt: expect.stringContaining('withinASecond.test.ts') },
  ],
  ['a thrown text, by type', 'with a secret in it', { error: 'string' }],
])('what fails beside the answer is noted: %s', async (_what, error, fields) => {
  const note = vi.fn();
  await withinASecond({ note }, 'x.failed', Promise.reject(error));
  expect(note).toHaveBeenCalledExactlyOnceWith('x.failed', fields, 'error');
});
