import { describe, expect, test } from 'vitest';
import { recordReply } from '../../../src/phoneLine/reply.ts';
import { BASE, lineOf, turnOf, verbsIn } from '../helpers.ts';
import { leads, next, renders, saysBriefly } from './helpers.ts';

const action = `${BASE}/recordTwiml/start?step=1&verb=0`;
const recordingStatusCallback = `${BASE}/recordingStatus?from=12025550143&step=1`;

describe('as TwiML', () =>
  renders([
    ['record', { record: {} }, (r) => r.record({ action, recordingStatusCallback })],
    [
      'record with everything',
      {
        record: {
          maxLength: 60,
          timeout: 0,
          finishOnKey: '#',
          playBeep: false,
          transcribe: true,
          then: 'start',
        },
      },
      (r) => {
        r.record({
          action,
          maxLength: 60,
          timeout: 0,
          finishOnKey: '#',
          playBeep: false,
          transcribe: true,
          recordingStatusCallback,
        });
        r.redirect(`${BASE}/voiceTwiml/start?step=1`);
      },
    ],
  ]));

describe('where it leads', () =>
  leads('record', [
    ['record', {}, [{ ...next, waits: true, callback: true }]],
    [
      'record with then',
      { then: 'thanks' },
      [{ path: ['then'], to: 'thanks', when: 'then', label: 'then', waits: true, callback: true }],
    ],
  ]));

describe('in a few words', () =>
  saysBriefly('record', [
    [{ maxLength: 60 }, 'record up to 60 s'],
    [{}, 'record'],
    ['x', 'record'],
  ]));

const query = (verb: number | string) => new URLSearchParams({ verb: String(verb) });

describe('after a recording', () => {
  const line = lineOf({
    a: [{ record: { then: 'thanks' } }],
    b: [{ record: {} }, { say: 'Next.' }],
    thanks: [{ say: 'Thanks.' }],
  });

  test('goes on with then, or with the next verb', () => {
    for (const search of [query(0), new URLSearchParams()]) {
      expect(verbsIn(recordReply(turnOf(line, {}, { document: 'a', query: search })))).toBe(
        '<Say>Thanks.</Say>',
      );
      expect(verbsIn(recordReply(turnOf(line, {}, { document: 'b', query: search })))).toBe(
        '<Say>Next.</Say>',
      );
    }
  });
});
