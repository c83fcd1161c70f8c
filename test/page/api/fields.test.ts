import { expect, test } from 'vitest';
import { jsonOf, makeCallFields, SEND_SMS_FIELDS } from '../../../sandbox/page/api/fields.ts';

test('what was filled in becomes JSON of the right kinds; the rest is left out', () => {
  const values = {
    to: '+12025550143',
    document: '',
    say: ' ',
    timeout: '20',
    record: 'true',
    machineDetection: '',
  };
  expect(jsonOf(makeCallFields(['start']), values)).toEqual({
    to: '+12025550143',
    timeout: 20,
    record: true,
  });
});

test('several media URLs become a list', () => {
  const values = { to: '1', mediaUrl: 'https://a.example/1.png\nhttps://a.example/2.png\n' };
  expect(jsonOf(SEND_SMS_FIELDS, values)).toEqual({
    to: '1',
    mediaUrl: ['https://a.example/1.png', 'https://a.example/2.png'],
  });
});

test('a number that is none goes out as typed', () => {
  expect(jsonOf(makeCallFields([]), { timeout: 'soon' })).toEqual({ timeout: 'soon' });
});
