import { expect, test } from 'vitest';
import {
  addressOf,
  DEFAULT_NUMBER,
  isCaller,
  numberFrom,
  tidyNumber,
} from '../../../sandbox/page/state/identity.ts';
import { isWithoutNumber } from '../../../sandbox/src/addresses.ts';

test.each([
  ['', DEFAULT_NUMBER],
  ['?phone=%2B4930123456', '+4930123456'],
  ['?phone=+4930123456', '+4930123456'],
  ['?phone=4930123456', '+4930123456'],
  ['?phone=hello%21', DEFAULT_NUMBER],
  ['?phone=a%20name%20that%20is%20too%20long', DEFAULT_NUMBER],
  ['?phone=anonymous', 'anonymous'],
  ['?phone=%2B266696687', '+266696687'],
  ['?phone=12345', '12345'],
  ['?phone=+1234567', '+1234567'],
  ['?phone=SUPPORT', 'SUPPORT'],
  ['?phone=client%3Afront_desk', 'client:front_desk'],
  ['?phone=', DEFAULT_NUMBER],
])('the phone at %s', (search, number) => {
  expect(numberFrom(search)).toBe(number);
});

test.each(['+12025550199', 'anonymous', '12345', '12345678', 'AT&T', 'sip:a@example.com'])(
  'an address leads to %s',
  (number) => expect(numberFrom(addressOf(number))).toBe(number),
);

test.each(['anonymous', 'AT&T', '12345678', 'client:front.desk', 'sip:a-b@example.com', 'a  b', '1 a'])(
  'whom the page takes, the sandbox takes, too: %s',
  (address) => expect([isCaller(address), isWithoutNumber(address)]).toEqual([true, true]),
);

test.each([
  ['+1 (202) 555-0143', '+12025550143'],
  ['+49 30.123456', '+4930123456'],
  ['0301234567', undefined],
  ['+1', undefined],
  [' Anonymous ', 'Anonymous'],
  ['12345', '12345'],
  ['client:front.desk', 'client:front.desk'],
  ['', undefined],
  ['hello!', undefined],
])('%s as typed', (typed, number) => {
  const wanted = tidyNumber(typed);
  expect(isCaller(wanted) ? wanted : undefined).toBe(number);
});
