import { describe, expect, test } from 'vitest';
import {
  dialReply,
  gatherReply,
  recordReply,
  smsReply,
  stepOf,
  voiceReply,
} from '../../src/phoneLine/reply.ts';
import type { Turn } from '../../src/phoneLine/types.ts';
import { type Documents, lineOf, turnOf } from './helpers.ts';

const DOCUMENTS: Documents = {
  start: [{ gather: { numDigits: 1, on: { '1': 'person' }, otherwise: 'start' } }, { redirect: 'start' }],
  person: [{ dial: { number: '+12025550177', record: true, otherwise: 'voicemail' } }],
  voicemail: [{ record: { then: 'start' } }],
};
const line = lineOf(DOCUMENTS, { sms: { reply: 'Hi.' } });

/** The steps that the answer's URLs carry. */
function steps(
  reply: (turn: Turn) => string,
  document: string | undefined,
  query = '',
  params = {},
): string[] {
  const turn = turnOf(
    line,
    { CallStatus: 'in-progress', ...params },
    { document, query: new URLSearchParams(query) },
  );
  const urls = reply(turn).match(/https:[^"<]*/g) ?? [];
  return urls.map((url) => new URL(url.replaceAll('&amp;', '&')).searchParams.get('step') ?? 'none');
}

describe('every URL of the call carries the number of its TwiML answer', () => {
  test.each<
    [string, (turn: Turn) => string, string | undefined, string, { [name: string]: string }, string[]]
  >([
    ['the first', voiceReply, undefined, '', {}, ['1', '1']],
    ['the first of a call that is placed', voiceReply, 'start', 'machine=start', {}, ['1', '1']],
    ['after a redirect', voiceReply, 'start', 'step=1', {}, ['2', '2']],
    [
      'after a key: the dial’s action and its recording',
      gatherReply,
      'start',
      'step=2&verb=0',
      { Digits: '1' },
      ['3', '3'],
    ],
    ['after a dial', dialReply, 'person', 'step=3&verb=0', { DialCallStatus: 'busy' }, ['4', '4', '4']],
    ['after a recording', recordReply, 'voicemail', 'step=41&verb=0', {}, ['42', '42']],
    [
      'where the URL was made before there were steps',
      gatherReply,
      'start',
      'verb=0',
      { Digits: '1' },
      ['1', '1'],
    ],
  ])('%s', (_what, reply, document, query, params, expected) => {
    expect(steps(reply, document, query, params)).toEqual(expected);
  });

  test('the same document is kept for each step by itself', () => {
    expect([
      steps(voiceReply, 'start'),
      steps(voiceReply, 'start', 'step=7'),
      steps(voiceReply, 'start'),
    ]).toEqual([
      ['1', '1'],
      ['8', '8'],
      ['1', '1'],
    ]);
  });

  test('those of a text carry none', () => {
    const { twiml } = smsReply(turnOf(line, { Body: 'hello' }));
    expect(twiml).toContain('messageStatus"');
  });
});

test.each([
  ['', 0],
  ['step=3', 3],
  ['step=-1', 0],
  ['step=1e9', 0],
  ['step=12345678', 0],
  ['step=', 0],
])('%j is step %i', (query, step) => {
  expect(stepOf({ query: new URLSearchParams(query) })).toBe(step);
});
