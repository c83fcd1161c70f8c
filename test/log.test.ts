import { expect, test } from 'vitest';
import { logEvent, maskPhoneNumber } from '../src/log.ts';

function lines(event: string, fields?: Parameters<typeof logEvent>[3]): string[] {
  const written: string[] = [];
  const write = (...args: unknown[]) => void written.push(args.join(' '));
  logEvent({ log: write, warn: write, error: write }, 'log', event, fields);
  return written;
}

test('an event is one line of JSON', () => {
  expect(lines('call.status', { status: 'completed', sequence: 3, absent: undefined })).toEqual([
    '{"event":"call.status","status":"completed","sequence":3}',
  ]);
  expect(lines('bare')).toEqual(['{"event":"bare"}']);
});

test.each([
  ['+12025550143', '…0143'],
  ['2025550143', '…0143'],
  ['called by +821012345678 today', 'called by …5678 today'],
  ['client:alice', 'client:alice'],
  ['CA12345678901234567890123456789012', 'CA12345678901234567890123456789012'],
  ['120', '120'],
])('%s becomes %s', (number, masked) => {
  expect(maskPhoneNumber(number)).toBe(masked);
});

test('whole phone numbers reach no line, at any depth', () => {
  expect(lines('x', { from: '+12025550143', list: ['+12025550144'] }).join()).not.toMatch(/202555/);
});
