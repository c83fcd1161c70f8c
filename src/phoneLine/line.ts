/// <reference path="./phone-line.d.ts" />
import data from '#phone-line';
import type { PhoneLine } from './types.ts';

/** The line's own file, checked when it was built in. */
export const phoneLine: PhoneLine = data;
