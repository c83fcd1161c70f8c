import { describe } from 'vitest';
import { finds, type Row, withDocuments, withVerbs } from './helpers.ts';

const ends: [string, unknown][] = [
  ['hangup', { hangup: true }],
  ['redirect', { redirect: 'start' }],
  ['record with then', { record: { then: 'start' } }],
  ['dial with otherwise', { dial: { number: '+12025550111', otherwise: 'start' } }],
  ['endless say', { say: { text: 'Hm', loop: 0 } }],
  ['endless play', { play: { url: 'https://a.example/a.mp3', loop: 0 } }],
];

const flow: Row[] = [
  ...ends.map(
    ([name, verb]): Row => [
      `verb after ${name}`,
      withVerbs(verb, { say: 'x' }, { say: 'y' }),
      /a\[1\]: is never reached/,
    ],
  ),
  [
    'verb after reject',
    { voice: { documents: { start: [{ reject: 'busy' }, { say: 'x' }] } } },
    /start\[1\]: is never reached/,
  ],
  [
    'reject later',
    withVerbs({ say: 'x' }, { reject: 'busy' }),
    /^voice.documents.a\[1\]: reject must be the first verb/,
  ],
  [
    'reject after a gather',
    withVerbs({ reject: 'busy' }),
    /^warning voice.documents.a\[0\]: the call is answered before/,
  ],
  [
    'loop in one',
    withVerbs({ say: 'x' }, { redirect: 'a' }),
    /^voice.documents.a\[1\].redirect: goes round for ever .*\(a -> a\)/,
  ],
  [
    'loop of two',
    withDocuments({ a: [{ redirect: 'b' }], b: [{ pause: 1 }, { redirect: 'a' }] }),
    /^voice.documents.b\[1\].redirect: .*\(a -> b -> a\)/,
  ],
  [
    'loop by dial',
    withVerbs({ dial: { number: '+12025550111', otherwise: 'a' } }),
    /^voice.documents.a\[0\].dial.otherwise: goes round/,
  ],
  ['loop that asks', withVerbs({ gather: {} }, { redirect: 'a' })],
  ['loop that records', withVerbs({ record: {} }, { redirect: 'a' })],
];

describe('flow', () => finds(flow));
