import { describe } from 'vitest';
import { leads, next, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () => renders([['pause', { pause: 3 }, (r) => r.pause({ length: 3 })]]));

describe('where it leads', () => leads('pause', [['pause', 3, [next]]]));

describe('in a few words', () => saysBriefly('pause', [[2, 'pause 2 s']]));
