import { describe } from 'vitest';
import { BASE } from '../helpers.ts';
import { leads, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () =>
  renders([['redirect', { redirect: 'start' }, (r) => r.redirect(`${BASE}/voiceTwiml/start?step=1`)]]));

describe('where it leads', () =>
  leads('redirect', [
    [
      'redirect',
      'menu',
      [{ path: [], to: 'menu', when: 'goes on', label: 'goes on', waits: false, callback: false }],
    ],
  ]));

describe('in a few words', () => saysBriefly('redirect', [['start', 'redirect to start']]));
