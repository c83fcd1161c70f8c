import { expect, test } from 'vitest';
import { interleaved } from '../../../scripts/bench/measures/measure.ts';

test('subjects take turns, the order reversed every other round', async () => {
  const order: string[] = [];
  const sample = (name: string) => () => order.push(name);
  const samples = await interleaved(3, { ours: sample('ours'), floor: sample('floor') });
  expect(order).toEqual(['ours', 'floor', 'floor', 'ours', 'ours', 'floor']);
  expect(samples).toEqual({ ours: [1, 4, 5], floor: [2, 3, 6] });
});
