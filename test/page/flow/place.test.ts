import { expect, test } from 'vitest';
import { type Place, placeOf } from '../../../sandbox/page/flow/place.ts';
import type { TraceEntry } from '../../../sandbox/page/state/types.ts';
import { makeCall, makeExchange } from '../call.ts';

const LINE = {
  voice: {
    documents: {
      start: [
        { say: 'Hello' },
        {
          gather: {
            prompt: [{ say: 'Press 1' }],
            on: { '1': 'person', 'opening hours': 'hours' },
            otherwise: 'start',
          },
        },
        { say: 'Goodbye' },
      ],
      person: [{ dial: { number: '+12025550100', otherwise: 'voicemail' } }],
      voicemail: [{ say: 'Speak' }, { record: { then: 'thanks' } }],
      thanks: [{ say: 'Thanks' }, { hangup: true }],
      hours: [{ say: 'Always' }],
    },
  },
};

const base = 'http://127.0.0.1:7071/api';
const start = `${base}/voiceTwiml`;
const gathered = `${base}/gatherTwiml/start?verb=1`;
const ran = (url: string, verb: string, extra: Partial<TraceEntry> = {}): TraceEntry => ({
  verb,
  at: 0,
  url,
  ...extra,
});
const gather = ran(start, 'Gather', { attributes: { action: gathered } });

test.each<[string, TraceEntry[], Record<string, string>, Place | undefined]>([
  ['nothing has run yet', [], {}, undefined],
  ['the first verb', [ran(start, 'Say')], {}, { document: 'start', verb: 0 }],
  ['a gather waits', [ran(start, 'Say'), gather, ran(start, 'Say')], {}, { document: 'start', verb: 1 }],
  [
    'a gather has ended without input',
    [ran(start, 'Say'), { ...gather, detail: 'no input' }, ran(start, 'Say'), ran(start, 'Say')],
    {},
    { document: 'start', verb: 2 },
  ],
  [
    'a key has led on',
    [{ ...gather, detail: 'keys 1' }, ran(gathered, 'Dial')],
    { Digits: '1' },
    { document: 'person', verb: 0 },
  ],
  [
    'words have led on',
    [{ ...gather, detail: 'heard' }, ran(gathered, 'Say')],
    { SpeechResult: 'Your Opening Hours, please' },
    { document: 'hours', verb: 0 },
  ],
  [
    'any other key',
    [{ ...gather, detail: 'keys 7' }, ran(gathered, 'Say')],
    { Digits: '7' },
    { document: 'start', verb: 0 },
  ],
  [
    'nobody answered the dial',
    [ran(`${base}/dialTwiml/person?verb=0`, 'Say')],
    { DialCallStatus: 'no-answer' },
    { document: 'voicemail', verb: 0 },
  ],
  [
    'a recording is made',
    [ran(`${base}/recordTwiml/voicemail?verb=1`, 'Hangup')],
    {},
    { document: 'thanks', verb: 1 },
  ],
  ['TwiML of another origin', [ran('https://example.com/twiml', 'Say')], {}, undefined],
])('%s', (_, trace, params, place) => {
  const url = trace.at(-1)?.url ?? '';
  const exchanges = [makeExchange({ url, params: Object.entries(params) })];
  expect(placeOf(makeCall({ trace }), exchanges, LINE)).toEqual(place);
});

test('a call that is over is nowhere', () => {
  const call = makeCall({ trace: [ran(start, 'Say')], status: 'completed', endTime: 2 });
  expect(placeOf(call, [], LINE)).toBeUndefined();
});
