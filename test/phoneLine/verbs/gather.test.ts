import { describe, expect, test } from 'vitest';
import { gatherReply } from '../../../src/phoneLine/reply.ts';
import type { Gather } from '../../../src/phoneLine/verbs/gather/schema.ts';
import { BASE, lineOf, type Note, turnOf, verbsIn } from '../helpers.ts';
import { leads, next, renders, saysBriefly, waited } from './helpers.ts';

const action = `${BASE}/gatherTwiml/start?step=1&verb=0`;

describe('as TwiML', () =>
  renders([
    ['gather alone', { gather: {} }, (r) => r.gather({ action, input: ['dtmf'] })],
    [
      'gather with everything',
      {
        gather: {
          prompt: [{ say: 'Key it.' }, { pause: 1 }, { play: 'https://a.example/a.mp3' }],
          input: 'dtmf speech',
          numDigits: 4,
          timeout: 7,
          finishOnKey: '*',
          hints: ['one', 'two'],
          language: 'en-GB',
          on: { '1234': 'start' },
          otherwise: 'start',
        },
      },
      (r) => {
        const inner = r.gather({
          action,
          input: ['dtmf', 'speech'],
          timeout: 7,
          numDigits: 4,
          finishOnKey: '*',
          hints: 'one, two',
          language: 'en-GB',
        });
        inner.say('Key it.');
        inner.pause({ length: 1 });
        inner.play('https://a.example/a.mp3');
      },
    ],
    [
      'gather that offers a phrase listens for speech, and hints at it',
      { gather: { on: { '1': 'start', 'Sales, please': 'start' } } },
      (r) => r.gather({ action, input: ['dtmf', 'speech'], hints: 'Sales  please' }),
    ],
    [
      'gather that does not listen needs no language',
      { gather: { on: { '1': 'start' }, language: 'ko-KR' } },
      (r) => r.gather({ action, input: ['dtmf'] }),
    ],
    [
      'gather that offers # does not end with it',
      { gather: { on: { '#': 'start' } } },
      (r) => r.gather({ action, input: ['dtmf'], finishOnKey: '' }),
    ],
  ]));

describe('where it leads', () =>
  leads('gather', [
    ['gather alone', {}, [{ ...next, ...waited }]],
    [
      'gather with choices',
      { on: { '1': 'sales', help: 'support' }, otherwise: 'oops' },
      [
        { path: ['on', '1'], to: 'sales', when: 'key', label: '1', ...waited },
        { path: ['on', 'help'], to: 'support', when: 'speech', label: '“help”', ...waited },
        { path: ['otherwise'], to: 'oops', when: 'otherwise', label: 'otherwise', ...waited },
        { ...next, ...waited },
      ],
    ],
  ]));

describe('in a few words', () =>
  saysBriefly('gather', [
    [{ numDigits: 1 }, 'gather 1 key'],
    [{ numDigits: 4 }, 'gather 4 keys'],
    [{}, 'gather keys'],
    [{ input: 'dtmf speech' }, 'gather keys or speech'],
    [{ input: 3, numDigits: 'x' }, 'gather keys'],
    [undefined, 'gather keys'],
  ]));

const query = (verb: number | string) => new URLSearchParams({ verb: String(verb) });

describe('after a gather', () => {
  const documents = {
    sales: [{ say: 'Sales.' }],
    support: [{ say: 'Support.' }],
    star: [{ say: 'Star.' }],
    oops: [{ say: 'Oops.' }],
  };
  const on = {
    '1': 'sales',
    '*': 'star',
    '12': 'support',
    sales: 'sales',
    'technical support': 'support',
    상담원: 'support',
  };

  function hears(gather: Gather, params: { [name: string]: string }): string {
    const line = lineOf({ ...documents, menu: [{ pause: 1 }, { gather }, { say: 'Next.' }] });
    return verbsIn(gatherReply(turnOf(line, params, { document: 'menu', query: query(1) }))).replace(
      /<Say>(.*)<\/Say>/,
      '$1',
    );
  }

  test.each([
    [{ Digits: '1' }, 'Sales.'],
    [{ Digits: '12' }, 'Support.'],
    [{ Digits: '*' }, 'Star.'],
    [{ Digits: '3' }, 'Oops.'],
    [{ Digits: '*#' }, 'Oops.'],
    [{ Digits: '11111111111111111111' }, 'Oops.'],
    [{ Digits: 'constructor' }, 'Oops.'],
    [{ SpeechResult: 'Sales, please!' }, 'Sales.'],
    [{ SpeechResult: 'TECHNICAL SUPPORT' }, 'Support.'],
    [{ SpeechResult: 'wholesales' }, 'Oops.'],
    [{ SpeechResult: 'sales or technical support' }, 'Oops.'],
    [{ SpeechResult: '1.' }, 'Sales.'],
    [{ SpeechResult: '상담원을 연결해 주세요' }, 'Support.'],
    [{ SpeechResult: '?' }, 'Oops.'],
    [{ Digits: '1', SpeechResult: 'technical support' }, 'Sales.'],
    [{}, 'Next.'],
    [{ Digits: '' }, 'Next.'],
  ])('%j leads to %s', (params, expected) => {
    expect(hears({ on, otherwise: 'oops' }, params as { [name: string]: string })).toBe(expected);
  });

  const keys = { '1': 'sales', '2': 'support', '*': 'star', '#': 'star' };

  test.each<[Gather, string, string]>([
    [{ input: 'speech' }, 'Number one', 'Sales.'],
    [{ input: 'dtmf speech' }, 'Press 1', 'Sales.'],
    [{ input: 'speech dtmf' }, '#1', 'Sales.'],
    [{ input: 'speech' }, 'pound', 'Star.'],
    [{ input: 'speech' }, 'to', 'Support.'],
    [{ input: 'speech' }, 'one two', 'Oops.'],
    [{ input: 'speech' }, 'I have one question', 'Oops.'],
    [{ input: 'speech' }, '일번', 'Oops.'],
    [{ input: 'speech', language: 'ko-KR' }, '일번', 'Sales.'],
    [{ input: 'speech', language: 'ko-KR' }, 'one', 'Oops.'],
    [{ input: 'dtmf' }, 'one', 'Oops.'],
    [{}, 'one', 'Oops.'],
    [{ on: { ...keys, 'one moment': 'oops' } }, 'One.', 'Sales.'],
    [{ on: { ...keys, one: 'support' } }, 'Number one.', 'Support.'],
    [{ on: { ...keys, 'to sales': 'sales' } }, 'to sales', 'Sales.'],
    [{ on: { ...keys, "What's new": 'star' } }, 'so what’s new?', 'Star.'],
  ])('%j: who says %j hears %s', (gather, SpeechResult, expected) => {
    expect(hears({ on: keys, otherwise: 'oops', ...gather }, { SpeechResult })).toBe(expected);
  });

  test("keys are said in the line's language where the gather has none", () => {
    const menu = [{ gather: { input: 'speech' as const, on: keys } }, { say: 'Next.' }];
    const line = lineOf({ ...documents, menu }, { voice: { language: 'ko-KR' } });
    const reply = (SpeechResult: string) =>
      gatherReply(turnOf(line, { SpeechResult }, { document: 'menu', query: query(0) }));
    expect(reply('이 번이요')).toContain('Support.');
    expect(reply('two')).toContain('Next.');
  });

  test('goes on with the next verb where nothing fits and there is no otherwise', () => {
    expect(hears({ on }, { Digits: '9' })).toBe('Next.');
  });

  test('tells the next document what was keyed', () => {
    const line = lineOf({
      start: [{ gather: { on: { '7': 'said' } } }],
      said: [{ say: 'You keyed {{Digits}}.' }],
    });
    expect(gatherReply(turnOf(line, { Digits: '7' }, { document: 'start', query: query(0) }))).toContain(
      'You keyed 7.',
    );
  });

  test("goes on after the document's first gather where the URL names no verb", () => {
    const line = lineOf({
      start: [{ say: 'Menu.' }, { gather: { on: { '7': 'said' } } }, { gather: { on: { '7': 'start' } } }],
      said: [{ say: 'Said.' }],
    });
    const hears = (Digits: string) =>
      verbsIn(gatherReply(turnOf(line, { Digits }, { document: 'start', query: new URLSearchParams() })));
    expect(hears('7')).toBe('<Say>Said.</Say>');
    expect(hears('9')).toMatch(/^<Gather [^>]*verb=2/);
  });

  test.each([
    ['a verb that is no gather', 'menu', '0'],
    ['a verb that is not there', 'menu', '9'],
    ['no verb', 'menu', 'x'],
    ['a verb before the first', 'menu', '-1'],
    ['a document that is not there', 'gone', '1'],
  ])('plays a document from its start for %s', (_name, document, verb) => {
    const notes: Note[] = [];
    const line = lineOf({ start: [{ say: 'Menu.' }], menu: [{ say: 'Menu.' }, { gather: {} }] });
    expect(gatherReply(turnOf(line, { Digits: '1' }, { notes, document, query: query(verb) }))).toContain(
      'Menu.',
    );
    expect(notes).toContainEqual({ event: 'line.verbNotFound', document });
  });
});
