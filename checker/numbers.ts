import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { PhoneLine } from '../src/phoneLine/types.ts';
import type { dialSettings } from '../src/phoneLine/verbs/dial.ts';
import { error, type Finding, type Path } from './finding.ts';
import { verbs } from './walk.ts';

interface PlacedNumber {
  path: Path;
  number: string;
}

/** Numbers written out are numbers that some country could have. */
export function checkNumbers(line: PhoneLine): Finding[] {
  return numbers(line).flatMap(({ path, number }) => {
    if (number.startsWith('{{') || parsePhoneNumberFromString(number)?.isPossible()) return [];
    return [
      error(
        path,
        `${number} is not a number that can exist`,
        'Look at the country code and count the digits.',
      ),
    ];
  });
}

function numbers(line: PhoneLine): PlacedNumber[] {
  const forwardTo = line.sms?.forwardTo;
  const forwards = forwardTo ? [{ path: ['sms', 'forwardTo'], number: forwardTo }] : [];
  return [
    ...forwards,
    ...verbs(line).flatMap(({ verb, path }) => [...dialed(verb.dial, path), ...texted(verb.sms, path)]),
  ];
}

function dialed(dial: Parameters<typeof dialSettings>[0] | undefined, path: Path): PlacedNumber[] {
  if (dial === undefined) return [];
  if (typeof dial === 'string') return [{ path: [...path, 'dial'], number: dial }];
  const { number, numbers = [], callerId } = dial;
  return [
    ...(number ? [{ path: [...path, 'dial', 'number'], number }] : []),
    ...numbers.map((one, index) => ({ path: [...path, 'dial', 'numbers', index], number: one })),
    ...(callerId ? [{ path: [...path, 'dial', 'callerId'], number: callerId }] : []),
  ];
}

function texted(sms: PhoneLine['voice']['documents'][string][number]['sms'], path: Path): PlacedNumber[] {
  return typeof sms === 'object' && sms.to ? [{ path: [...path, 'sms', 'to'], number: sms.to }] : [];
}
