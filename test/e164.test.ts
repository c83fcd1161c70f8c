import { expect, test } from 'vitest';
import { E164, isE164 } from '../src/e164.ts';

test.each(['+1202555', '+12025550143', '+442079460958', '+123456789012345'])('%s is E.164', (number) => {
  expect(isE164(number)).toBe(true);
});

test.each([
  undefined,
  '',
  '12025550143',
  '+0123456789',
  '+120255',
  '+1234567890123456',
  ' +12025550143',
  '+1202555\n',
])('%j is not', (number) => {
  expect(isE164(number)).toBe(false);
});

test('the pattern is for use in another expression', () => {
  expect(new RegExp(`^\\{\\{|^${E164}$`).test('+12025550143')).toBe(true);
});
