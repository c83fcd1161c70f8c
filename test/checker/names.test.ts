import { describe } from 'vitest';
import { a, finds, type Row, withHours, withSms, withVerbs } from './helpers.ts';

const names: Row[] = [
  [
    'redirect to nowhere',
    withVerbs({ redirect: 'strat' }),
    `${a}.redirect: there is no document named "strat" | Did you mean "start"?`,
  ],
  [
    'key to nowhere',
    withVerbs({ gather: { numDigits: 1, on: { '3': 'x' } } }),
    /^voice.documents.a\[0\].gather.on.3: there is no document named "x" \| Add voice.documents.x/,
  ],
  [
    'phrase to nowhere',
    withVerbs({ gather: { on: { 'opening hours': 'x' } } }),
    /^voice.documents.a\[0\].gather.on\["opening hours"\]: there is no/,
  ],
  ['gather otherwise', withVerbs({ gather: { otherwise: 'x' } }), /a\[0\].gather.otherwise: there is no/],
  [
    'dial otherwise',
    withVerbs({ dial: { number: '+12025550111', otherwise: 'x' } }),
    /a\[0\].dial.otherwise: there is no/,
  ],
  ['record then', withVerbs({ record: { then: 'x' } }), /a\[0\].record.then: there is no/],
  [
    'hours otherwise',
    withHours({ otherwise: 'colsed' }),
    /^voice.hours.otherwise: .* Did you mean "closed"/,
    /nothing leads/,
  ],
  ['keyword call', withSms({ keywords: { CALL: { call: 'x' } } }), /^sms.keywords.CALL.call: there is no/],
  [
    'an inherited name',
    withVerbs({ redirect: 'constructor' }),
    /a\[0\].redirect: there is no document named "constructor"/,
  ],
  [
    'unreached',
    { voice: { documents: { start: [], b: [{ redirect: 'c' }], c: [{ hangup: true }] } } },
    /^warning voice.documents.b: nothing leads to this document/,
    /^warning voice.documents.c/,
  ],
  [
    'unreached, but for makeCall',
    { voice: { outgoing: ['b'], documents: { start: [], b: [{ hangup: true }] } } },
  ],
  [
    'outgoing names nothing',
    { voice: { outgoing: ['x'], documents: { start: [] } } },
    /^voice.outgoing\[0\]: there is no document named "x"/,
  ],
];

describe('names', () => finds(names));
