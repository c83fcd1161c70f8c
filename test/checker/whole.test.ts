import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPhoneLine } from '../../checker/index.ts';
import { found, withDocuments, withVerbs } from './helpers.ts';

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

test.each<[string, unknown, string[]]>([
  ['a misspelt verb', withVerbs({ sya: 'x' }), ['unknown-verb']],
  ['a misspelt attribute', withVerbs({ gather: { numDigit: 1 } }), ['unknown-key']],
  ['a text in place of a number', withVerbs({ pause: 'long' }), ['wrong-type']],
  ['a name that nobody wrote', withVerbs({ redirect: 'strat' }), ['unknown-document']],
  ['a document of the wrong shape', withDocuments({ a: 'Hello' }), ['wrong-type']],
  ['what comes too late', withVerbs({ hangup: true }, { say: 'x' }), ['never-reached']],
  ['a circle', withVerbs({ redirect: 'a' }), ['endless-loop']],
  ["a verb's own rule", withVerbs({ say: 'x' }, { reject: 'busy' }), ['reject-not-first']],
  ['a voice of another language', withVerbs({ say: { text: 'x', language: 'ko-KR' } }), ['plain-voice']],
])('has a code that does not change for %s', (_name, data, codes) => {
  expect(checkPhoneLine(data).map(({ code }) => code)).toEqual(codes);
});
