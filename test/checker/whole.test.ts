import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { found, withVerbs } from './helpers.ts';

test('finds nothing wrong with the line of the project', () => {
  const file = new URL('../fixtures/lines/classic.json', import.meta.url);
  expect(found(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
});

test('shows everything at once, also what has nothing to do with the shape', () => {
  const data = withVerbs({ sya: 'x' }, { say: '{{Nobody}}' }, { redirect: 'nowhere' }, { say: 'too late' });
  expect(found({ ...data, sms: { keywords: { HELP: 'x' }, forwardTo: 'me' } }).sort()).toEqual(
    [
      'voice.documents.a[0].sya',
      'voice.documents.a[1].say',
      'voice.documents.a[2].redirect',
      'voice.documents.a[3]',
      'sms.forwardTo',
    ]
      .sort()
      .map((place) => expect.stringMatching(new RegExp(`^${place.replace(/[[\]]/g, '\\$&')}:`))),
  );
});
