import { describe } from 'vitest';
import { finds, type Row, withHours, withVerbs } from './helpers.ts';

const choices: Row[] = [
  [
    'key too long',
    withVerbs({ gather: { numDigits: 1, on: { '12': 'start' } } }),
    /gather.on.12: can never be keyed/,
  ],
  [
    'finish key',
    withVerbs({ gather: { numDigits: 2, finishOnKey: '*', on: { '*': 'start' } } }),
    /gather.on.\*: can never be keyed: \* ends/,
  ],
  [
    'single keys',
    withVerbs({ gather: { on: { '1': 'start' } } }),
    /^warning voice.documents.a\[0\].gather: waits after the key/,
  ],
  [
    'phrase without speech',
    withVerbs({ gather: { input: 'dtmf', on: { sales: 'start' } } }),
    /gather.on.sales: is a phrase/,
  ],
  [
    'same phrase',
    withVerbs({ gather: { on: { Sales: 'start', 'sales!': 'start' } } }),
    /gather.on\["sales!"\]: sounds the same as "Sales"/,
  ],
  ['no words', withVerbs({ gather: { on: { '?!': 'start' } } }), /has no word in it/],
  [
    'tones in a prompt',
    withVerbs({ gather: { prompt: [{ play: { digits: '1' } }] } }),
    /prompt\[0\].play: key tones cannot/,
  ],
  [
    'long hint',
    withVerbs({ gather: { input: 'speech', hints: ['x'.repeat(101)] } }),
    /gather.hints: Twilio takes at most 500/,
  ],
  [
    'long transcription',
    withVerbs({ record: { transcribe: true, maxLength: 121 } }),
    /record.maxLength: a recording that is transcribed/,
  ],
];

const times: Row[] = [
  ['never open', withHours({ open: {} }), /^warning voice.hours.open: the line is never open/],
  [
    'no time',
    withHours({ open: { mon: ['09:00-09:00'] } }),
    /^voice.hours.open.mon\[0\]: 09:00-09:00 is no time at all/,
  ],
  [
    'overlap',
    withHours({ open: { mon: ['09:00-12:00', '11:00-13:00'] } }),
    /^voice.hours.open.mon\[1\]: 11:00-13:00 overlaps 09:00-12:00/,
  ],
  [
    'otherwise is start',
    withHours({ otherwise: 'start' }),
    /^warning voice.hours.otherwise: is the same/,
    /nothing leads/,
  ],
  ['round the clock', withHours({ open: { mon: ['00:00-24:00'], fri: ['22:00-02:00'] } })],
];

describe('choices', () => finds(choices));
describe('times', () => finds(times));
