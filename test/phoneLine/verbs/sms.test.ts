import { describe } from 'vitest';
import { CALLER, LINE, OWNER } from '../helpers.ts';
import { leads, next, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () =>
  renders([
    ['sms', { sms: 'Hello {{From}}' }, (r) => r.sms({ to: CALLER, from: LINE }, `Hello ${CALLER}`)],
    [
      'sms to the owner',
      { sms: { to: '{{OWNER_PHONE_NUMBER}}', text: '전화 왔어요' } },
      (r) => r.sms({ to: OWNER, from: LINE }, '전화 왔어요'),
    ],
  ]));

describe('where it leads', () => leads('sms', [['sms', 'Hello', [next]]]));

describe('in a few words', () =>
  saysBriefly('sms', [
    [{ to: '+1', text: 'Hi' }, 'text “Hi”'],
    ['Hi', 'text “Hi”'],
  ]));
