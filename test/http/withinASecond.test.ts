import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withinASecond } from '../../src/http/withinASecond.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work that is done in time is waited for, and leaves no timer', async () => {
  const failed = vi.fn();
  await withinASecond(Promise.resolve('done'), failed);
  expect(failed).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('work that takes longer is not, and its late error is still told', async () => {
  const failed = vi.fn();
  let fail: (error: Error) => void = () => undefined;
  const answered = withinASecond(new Promise((_resolve, reject) => (fail = reject)), failed);
  await vi.advanceTimersByTimeAsync(999);
  await answered;
  fail(new Error('late'));
  await vi.advanceTimersByTimeAsync(0);
  expect(failed).toHaveBeenCalledWith(new Error('late'));
});
