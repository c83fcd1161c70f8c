import { describe } from 'vitest';
import { leads, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () => renders([['reject', { reject: 'busy' }, (r) => r.reject({ reason: 'busy' })]]));

describe('where it leads', () => leads('reject', [['reject', 'busy', []]]));

describe('in a few words', () =>
  saysBriefly('reject', [
    ['busy', 'reject busy'],
    [1, 'reject'],
  ]));
