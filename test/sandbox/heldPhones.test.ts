import { expect, test } from 'vitest';
import { HeldPhoneCounter } from '../../sandbox/src/heldPhones.ts';

test('a phone is held until all who hold it have let go', () => {
  const phones = new HeldPhoneCounter();
  expect(phones.has('+12025550143')).toBe(false);
  const first = phones.hold('+12025550143');
  const second = phones.hold('+12025550143');
  first();
  first();
  expect(phones.has('+12025550143')).toBe(true);
  second();
  expect(phones.has('+12025550143')).toBe(false);
});
