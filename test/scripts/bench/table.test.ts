import { expect, test } from 'vitest';
import { short, table } from '../../../scripts/bench/table.ts';

test('a row shows medians with their spread, ratios and whether the target is met', () => {
  const text = table([
    {
      name: 'app loaded',
      unit: 'ms',
      samples: { ours: [100, 105, 110], floor: [100, 100, 100] },
      target: { against: 'floor', atMost: 1.1 },
    },
    { name: 'zip', unit: 'kB', samples: { ours: [2000] }, limit: 1024 },
  ]);
  const [, first = '', second = ''] = text.split('\n');
  expect(first.split(/\s{2,}/)).toEqual([
    'app loaded',
    'ms',
    '105 ±2%',
    '100 ±0%',
    '1.05',
    '<= 1.1 /floor',
    'met',
  ]);
  expect(second.split(/\s{2,}/)).toEqual(['zip', 'kB', '2000', '<= 1024 kB', 'MISSED']);
});

test('columns are aligned', () => {
  const rows = table([{ name: 'a', unit: 'ms', samples: { ours: [1] }, limit: 2 }]).split('\n');
  expect(rows[1]?.indexOf('ms')).toBe(rows[0]?.indexOf('unit'));
});

test.each([
  [1234.5, '1235'],
  [99.94, '99.9'],
  [0.012345, '0.0123'],
  [-4.2, '-4.2'],
])('%d is written %s', (number, text) => {
  expect(short(number)).toBe(text);
});
