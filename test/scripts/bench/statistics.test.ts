import { expect, test } from 'vitest';
import { median, quantile, spread } from '../../../scripts/bench/statistics.ts';

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 2, 3], 2.5],
  [[], Number.NaN],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('a quantile lies between its neighbours', () => {
  expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
  expect(quantile([0, 10], 0.9)).toBe(9);
});

test('the spread is that of the middle half, so that one outlier does not count', () => {
  expect(spread([100, 100, 100, 100, 9000])).toBe(0);
  expect(spread([90, 95, 100, 105, 110])).toBeCloseTo(0.1);
});
