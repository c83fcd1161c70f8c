import { expect, test } from 'vitest';
import { describeParty, numberOf, type Party, partyFromQuery, partyOf, partyToQuery } from '../src/party.ts';

test.each<[string | undefined, Party]>([
  ['+12025550143', { kind: 'number', number: '+12025550143' }],
  ['\u202a+12025550143\u202c', { kind: 'number', number: '+12025550143' }],
  ['whatsapp:+12025550143', { kind: 'number', number: '+12025550143', channel: 'whatsapp' }],
  ['rcs:+12025550143', { kind: 'number', number: '+12025550143', channel: 'rcs' }],
  ['rcs:brand_agent', { kind: 'name', name: 'rcs:brand_agent' }],
  ['anonymous', { kind: 'withheld' }],
  ['Anonymous', { kind: 'withheld' }],
  ['RESTRICTED', { kind: 'withheld' }],
  ['Blocked', { kind: 'withheld' }],
  ['private', { kind: 'withheld' }],
  ['+266696687', { kind: 'withheld' }],
  ['+7378742883', { kind: 'withheld' }],
  ['+2562533', { kind: 'withheld' }],
  ['266696687', { kind: 'withheld' }],
  ['whatsapp:+266696687', { kind: 'withheld' }],
  ['sip:anonymous@anonymous.invalid', { kind: 'withheld' }],
  ['', { kind: 'unknown' }],
  [' ', { kind: 'unknown' }],
  [undefined, { kind: 'unknown' }],
  ['unknown', { kind: 'unknown' }],
  ['Unavailable', { kind: 'unknown' }],
  ['+8656696', { kind: 'unknown' }],
  ['sip:unavailable@unknown.invalid', { kind: 'unknown' }],
  ['+2666966870', { kind: 'number', number: '+2666966870' }],
  ['+86282452253', { kind: 'unknown' }],
  ['client:front_desk', { kind: 'client', name: 'front_desk' }],
  ['sip:ann@example.com', { kind: 'sip', name: 'sip:ann@example.com' }],
  ['12345', { kind: 'shortCode', name: '12345' }],
  ['SUPPORT', { kind: 'name', name: 'SUPPORT' }],
  ['Blocked Ltd', { kind: 'name', name: 'Blocked Ltd' }],
  ['__proto__', { kind: 'name', name: '__proto__' }],
])('tells who %s is', (address, party) => {
  expect(partyOf(address)).toEqual(party);
});

test.each([
  ['+12025550143', 'en-US', '+12025550143'],
  ['Anonymous', 'en-US', 'a caller who withheld their number'],
  ['', undefined, 'a caller whose number is not known'],
  ['anonymous', 'ko-KR', '발신 번호를 숨긴 분'],
  ['unknown', 'ko', '발신 번호를 알 수 없는 분'],
  ['SUPPORT', 'ko-KR', 'SUPPORT'],
])('describes %s in %s', (address, language, words) => {
  expect(describeParty(partyOf(address), language)).toBe(words);
});

test('only a party with a number has one', () => {
  expect(['+12025550143', 'client:ann', 'Anonymous', '12345'].map((one) => numberOf(partyOf(one)))).toEqual([
    '+12025550143',
    undefined,
    undefined,
    undefined,
  ]);
});

test.each<[Party, string]>([
  [{ kind: 'number', number: '+12025550143' }, '12025550143'],
  [{ kind: 'withheld' }, 'withheld'],
  [{ kind: 'unknown' }, 'unknown'],
  [{ kind: 'client', name: "o'b ü%/+" }, 'client-bydiIMO8JS8r'],
  [{ kind: 'client', name: '' }, 'client-'],
  [{ kind: 'sip', name: 'sip:+12025550143@example.com' }, 'sip-c2lwOisxMjAyNTU1MDE0M0BleGFtcGxlLmNvbQ'],
  [{ kind: 'shortCode', name: '12025550' }, 'shortCode-MTIwMjU1NTA'],
  [{ kind: 'name', name: 'withheld ' }, 'name-d2l0aGhlbGQg'],
])('%j is %s in a query, and is known by it', (party, value) => {
  expect(partyToQuery(party)).toBe(value);
  expect(value).toMatch(/^[\w.~-]*$/);
  expect(partyFromQuery(value)).toEqual(party);
});

test.each(['+12025550143', 'Anonymous', '', 'client:ann', 'sip:ann@example.com', 'SUPPORT'])(
  '%j in a query is the party as Twilio calls it',
  (address) => expect(partyFromQuery(address)).toEqual(partyOf(address)),
);
