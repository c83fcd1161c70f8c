import { expect, test } from 'vitest';
import { errorFields, noteFailure } from '../../src/http/failure.ts';
import type { Webhook } from '../../src/http/webhook.ts';
import { Problem } from '../../src/problem.ts';
import { SettingsError } from '../../src/settings.ts';

const secretive = new TypeError('with a secret in it');

function noted(error: unknown): unknown[] {
  const notes: unknown[][] = [];
  const hook = { note: (...args: unknown[]) => void notes.push(args) } as Partial<Webhook> as Webhook;
  noteFailure(hook, 'x.failed')(error);
  return notes.flat();
}

test.each([
  ['a Problem', new Problem(502, 'Look at the token.'), { reason: 'Look at the token.' }],
  [
    'settings at fault',
    new SettingsError([{ name: 'A', message: 'is missing' }]),
    { reason: 'App settings at fault: A is missing.' },
  ],
  [
    'an error that was not foreseen, by class and place',
    secretive,
    { error: 'TypeError', thrownAt: expect.stringContaining('failure.test.ts') },
  ],
  ['a thrown text, by type', 'with a secret in it', { error: 'string' }],
])('what fails beside the answer is noted: %s', (_what, error, fields) => {
  expect(noted(error)).toEqual(['x.failed', fields, 'error']);
});

test('an error without a stack is told by its class', () => {
  const bare = Object.assign(new RangeError('with a secret in it'), { stack: undefined });
  expect(errorFields(bare)).toEqual({ error: 'RangeError' });
});
