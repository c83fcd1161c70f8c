import { expect, test } from 'vitest';
import { initialValues, jsonOf } from '../../../sandbox/page/api/fields.ts';
import type { FieldView } from '../../../sandbox/page/state/types.ts';

const CALL_FIELDS: FieldView[] = [
  { name: 'to', kind: 'text' },
  { name: 'document', kind: 'choice', choices: ['', 'start'] },
  { name: 'say', kind: 'long' },
  { name: 'timeout', kind: 'number' },
  { name: 'machineDetection', kind: 'switch' },
  { name: 'record', kind: 'switch' },
];

test('what was filled in becomes JSON of the right kinds; the rest is left out', () => {
  const values = {
    to: '+12025550143',
    document: '',
    say: ' ',
    timeout: '20',
    record: 'true',
    machineDetection: '',
  };
  expect(jsonOf(CALL_FIELDS, values)).toEqual({
    to: '+12025550143',
    timeout: 20,
    record: true,
  });
});

test('a list has one entry for each line', () => {
  const fields: FieldView[] = [
    { name: 'to', kind: 'text' },
    { name: 'mediaUrl', kind: 'list' },
  ];
  const values = { to: '1', mediaUrl: 'https://a.example/1.png\n\n https://a.example/a b.png \n' };
  expect(jsonOf(fields, values)).toEqual({
    to: '1',
    mediaUrl: ['https://a.example/1.png', 'https://a.example/a b.png'],
  });
});

test('a number that is none goes out as typed', () => {
  expect(jsonOf(CALL_FIELDS, { timeout: 'soon' })).toEqual({ timeout: 'soon' });
});

test('a form begins with the number of this phone where it asks whom to call or to text', () => {
  const form = { name: 'makeCall', url: 'http://127.0.0.1:7071/api/makeCall', fields: CALL_FIELDS };
  expect(initialValues(form, '+12025550143')).toEqual({ to: '+12025550143' });
  const callee: FieldView[] = [{ name: 'callee', kind: 'text' }, ...CALL_FIELDS.slice(1)];
  expect(initialValues({ ...form, fields: callee, calls: 'callee' }, '+12025550143')).toEqual({
    callee: '+12025550143',
  });
  expect(initialValues({ ...form, fields: callee }, '+12025550143')).toEqual({});
});
