import { expect, test } from 'vitest';
import { Fields } from '../../src/http/fields.ts';
import type { Problem } from '../../src/problem.ts';

type Read = (fields: Fields) => unknown;

test.each<[string, Record<string, unknown>, boolean, Read, unknown]>([
  ['a text', { a: ' x ' }, false, (f) => f.text('a'), ' x '],
  ['an absent text', {}, false, (f) => f.text('a'), undefined],
  ['null, which is absent', { a: null }, false, (f) => f.text('a'), undefined],
  ['a number', { a: 5 }, false, (f) => f.integer('a', 5, 600), 5],
  ['a number in a query', { a: '600' }, true, (f) => f.integer('a', 5, 600), 600],
  ['a boolean', { a: false }, false, (f) => f.boolean('a'), false],
  ['a boolean in a query', { a: 'true' }, true, (f) => f.boolean('a'), true],
  ['a list', { a: ['x', 'y'] }, false, (f) => f.texts('a'), ['x', 'y']],
  ['a text for a list', { a: 'x' }, false, (f) => f.texts('a'), ['x']],
  ['no list', {}, false, (f) => f.texts('a'), []],
  ['a field of every object', {}, false, (f) => f.text('toString'), undefined],
])('%s is read', (_what, source, fromQuery, read, value) => {
  const fields = new Fields(source, fromQuery);
  expect(read(fields)).toEqual(value);
  expect(fields.errors).toEqual([]);
});

test.each<[string, Record<string, unknown>, boolean, Read]>([
  ['a number for a text', { a: 1 }, false, (f) => f.text('a')],
  ['blanks for a text', { a: '  ' }, false, (f) => f.text('a')],
  ['a number too small', { a: 4 }, false, (f) => f.integer('a', 5, 600)],
  ['a number too large', { a: 601 }, false, (f) => f.integer('a', 5, 600)],
  ['a fraction', { a: 5.5 }, false, (f) => f.integer('a', 5, 600)],
  ['a number as a text in JSON', { a: '20' }, false, (f) => f.integer('a', 5, 600)],
  ['an empty number in a query', { a: '' }, true, (f) => f.integer('a', 0, 600)],
  ['a text for a boolean in JSON', { a: 'true' }, false, (f) => f.boolean('a')],
  ['another word for a boolean', { a: 'yes' }, true, (f) => f.boolean('a')],
  ['a list with a number', { a: ['x', 1] }, false, (f) => f.texts('a')],
  ['an object for a list', { a: {} }, false, (f) => f.texts('a')],
  ['a name nobody knows', { a: 'x' }, false, (f) => f.only(['b'])],
])('%s is a fault of that field', (_what, source, fromQuery, read) => {
  const fields = new Fields(source, fromQuery);
  read(fields);
  expect(fields.errors.map(({ field }) => field)).toEqual(['a']);
});

test('finish tells all faults at once, or returns what was required', () => {
  const fields = new Fields({ a: 1, b: 'x' });
  expect(fields.finish('ready')).toBe('ready');
  fields.text('a');
  fields.boolean('b');
  expect(() => fields.finish('ready')).toThrow('a must be a text; b must be true or false.');
  try {
    fields.finish('ready');
  } catch (error) {
    expect((error as Problem).status).toBe(400);
    expect((error as Problem).extras.errors).toHaveLength(2);
  }
});
