import { describe } from 'vitest';
import { leads, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () => renders([['hangup', { hangup: true }, (r) => r.hangup()]]));

describe('where it leads', () => leads('hangup', [['hangup', true, []]]));

describe('in a few words', () => saysBriefly('hangup', [[true, 'hang up']]));
