import { expect, test } from 'vitest';
import { errorFields, logEvent, maskPhoneNumber, OwnWords } from '../src/log.ts';

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
  ['sip:+12025550143@example.com', 'sip:…0143@example.com'],
  ['120', '120'],
  ['the shortest: 5550143; too short: 555014', 'the shortest: …0143; too short: 555014'],
  [
    'the longest: 123456789012345; too long: 1234567890123456',
    'the longest: …2345; too long: 1234567890123456',
  ],
])('%s becomes %s', (number, masked) => {
  expect(maskPhoneNumber(number)).toBe(masked);
});

test('whole phone numbers reach no line, at any depth', () => {
  expect(lines('x', { from: '+12025550143', list: ['+12025550144'] }).join()).not.toMatch(/202555/);
});

test("the app's own words keep their example, and the number of a caller beside them is masked all the same", () => {
  const message = 'must be a phone number, such as +12025550143';
  expect(lines('x', { message: new OwnWords(message), from: '+12025550143', told: message })).toEqual([
    `{"event":"x","message":"${message}","from":"…0143","told":"must be a phone number, such as …0143"}`,
  ]);
});

test('an error without a stack is told by its class', () => {
  const bare = Object.assign(new RangeError('with a secret in it'), { stack: undefined });
  expect(errorFields(bare)).toEqual({ error: 'RangeError' });
});
