import { describe, expect, test } from 'vitest';
import { dialReply } from '../../../src/phoneLine/reply.ts';
import { BASE, LINE, lineOf, OWNER, turnOf, verbsIn } from '../helpers.ts';
import { leads, next, renders, saysBriefly } from './helpers.ts';

const action = `${BASE}/dialTwiml/start?step=1&verb=0`;

describe('as TwiML', () =>
  renders([
    ['dial a number', { dial: '+12025550111' }, (r) => r.dial({ action }).number('+12025550111')],
    [
      'dial that is not recorded asks for no word of a recording',
      { dial: { number: '+12025550111', record: 'do-not-record' } },
      (r) => r.dial({ action, record: 'do-not-record' }).number('+12025550111'),
    ],
    [
      'dial with everything',
      {
        dial: {
          numbers: ['+12025550111', '{{OWNER_PHONE_NUMBER}}', '+12025550111'],
          callerId: '{{TWILIO_PHONE_NUMBER}}',
          timeout: 20,
          record: true,
          otherwise: 'start',
        },
      },
      (r) => {
        const inner = r.dial({
          action,
          timeout: 20,
          callerId: LINE,
          record: 'record-from-answer',
          recordingStatusCallback: `${BASE}/recordingStatus?step=1`,
        });
        inner.number('+12025550111');
        inner.number(OWNER);
      },
    ],
  ]));

describe('where it leads', () =>
  leads('dial', [
    ['dial', '+12025550111', [{ ...next, callback: true }]],
    [
      'dial with otherwise',
      { number: '+12025550111', otherwise: 'away' },
      [
        {
          path: ['otherwise'],
          to: 'away',
          when: 'no answer',
          label: 'no answer',
          waits: false,
          callback: true,
        },
      ],
    ],
  ]));

describe('in a few words', () =>
  saysBriefly('dial', [
    ['{{OWNER_PHONE_NUMBER}}', 'dial OWNER_PHONE_NUMBER'],
    [{ number: '+1' }, 'dial +1'],
    [{ numbers: ['+1', '+2'] }, 'dial +1, +2'],
  ]));

const query = (verb: number | string) => new URLSearchParams({ verb: String(verb) });

describe('after a dial', () => {
  const line = lineOf({
    person: [{ dial: { number: '+12025550111', otherwise: 'away' } }],
    hunt: [{ dial: '+12025550111' }, { say: 'Nobody.' }],
    away: [{ say: 'Away.' }],
  });

  test.each([
    ['completed', '<Hangup/>', '<Hangup/>'],
    ['answered', '<Hangup/>', '<Hangup/>'],
    ['busy', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['no-answer', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['failed', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['canceled', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
  ])('that ended %j', (DialCallStatus, withOtherwise, without) => {
    const params = { DialCallStatus };
    for (const search of [query(0), new URLSearchParams()]) {
      expect(verbsIn(dialReply(turnOf(line, params, { document: 'person', query: search })))).toBe(
        withOtherwise,
      );
      expect(verbsIn(dialReply(turnOf(line, params, { document: 'hunt', query: search })))).toBe(without);
    }
  });
});
