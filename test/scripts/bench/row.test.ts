import { describe, expect, test } from 'vitest';
import { isMet, type Row, ratio, value } from '../../../scripts/bench/row.ts';

const row: Row = { name: 'load', unit: 'ms', samples: { ours: [110, 220, 330], floor: [100, 200, 300] } };

test('a ratio is that of the rounds, not of the medians', () => {
  expect(ratio(row, 'floor')).toBeCloseTo(1.1);
  const drifting: Row = { ...row, samples: { ours: [100, 1000, 110], floor: [100, 1000, 110] } };
  expect(ratio(drifting, 'floor')).toBe(1);
});

test('what was not measured has neither value nor ratio', () => {
  expect(value(row, 'naive')).toBeUndefined();
  expect(ratio(row, 'peer')).toBeUndefined();
});

test('what is taken off is taken off every subject', () => {
  const off: Row = { ...row, samples: { ours: [150], naive: [200] }, takenOff: 100 };
  expect(value(off, 'ours')).toBe(50);
  expect(ratio(off, 'naive')).toBe(0.5);
});

describe('a target', () => {
  test.each<[Partial<Row>, boolean | undefined]>([
    [{}, undefined],
    [{ target: { against: 'floor', atMost: 1.2 } }, true],
    [{ target: { against: 'floor', atMost: 1.05 } }, false],
    [{ target: { against: 'floor', atLeast: 1.05 } }, true],
    [{ target: { against: 'floor', atLeast: 1.2 } }, false],
    [{ target: { against: 'peer', atMost: 9 } }, false],
    [{ limit: 220 }, true],
    [{ limit: 219 }, false],
  ])('%j is met: %s', (wanted, met) => {
    expect(isMet({ ...row, ...wanted })).toBe(met);
  });
});
