import { expect, test } from 'vitest';
import {
  addressOf,
  DEFAULT_NUMBER,
  isNumber,
  numberFrom,
  tidyNumber,
} from '../../../sandbox/page/state/identity.ts';

test.each([
  ['', DEFAULT_NUMBER],
  ['?phone=%2B4930123456', '+4930123456'],
  ['?phone=+4930123456', '+4930123456'],
  ['?phone=4930123456', '+4930123456'],
  ['?phone=hello', DEFAULT_NUMBER],
  ['?phone=', DEFAULT_NUMBER],
])('the phone at %s', (search, number) => {
  expect(numberFrom(search)).toBe(number);
});

test('an address leads to its number', () => {
  expect(numberFrom(addressOf('+12025550199'))).toBe('+12025550199');
});

test.each([
  ['+1 (202) 555-0143', true],
  ['+49 30.123456', true],
  ['0301234567', false],
  ['+1', false],
])('%s as a number', (typed, valid) => {
  expect(isNumber(tidyNumber(typed))).toBe(valid);
});
