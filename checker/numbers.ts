import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { numberOf, numbersOf, type PhoneLine, partyOf } from '../src/tooling.ts';
import { error, type Finding, type Path, warning } from './finding.ts';
import type { Checked } from './options.ts';
import { verbs } from './verbs.ts';

interface PlacedNumber {
  path: Path;
  number: string;
  /** It is not called or texted, but shown to the person called. */
  shown?: true;
}

/** Numbers written out are numbers that some country could have, and the line does not call itself. */
export function checkNumbers(line: PhoneLine, { settings }: Checked): Finding[] {
  const used = usedNumbers(line);
  return [
    ...used.flatMap(({ path, number }) => numberFault(number, path, error)),
    ...used.flatMap((placed) => ownNumberFault(placed, settings)),
    ...blockedNumbers(line).flatMap(({ path, number }) => numberFault(number, path, warning)),
  ];
}

function usedNumbers(line: PhoneLine): PlacedNumber[] {
  const { forwardTo } = line.sms ?? {};
  const forwards = forwardTo ? [{ path: ['sms', 'forwardTo'], number: forwardTo }] : [];
  const ofVerbs = verbs(line).flatMap(({ verb, path }) =>
    numbersOf(verb).map((placed) => ({ ...placed, path: [...path, ...placed.path] })),
  );
  return [...forwards, ...ofVerbs];
}

function blockedNumbers({ blockedCallers = [] }: PhoneLine): PlacedNumber[] {
  const placed = blockedCallers.map((number, index) => ({ path: ['blockedCallers', index], number }));
  return placed.filter(({ number }) => number.startsWith('+') && !number.endsWith('*'));
}

function numberFault(number: string, path: Path, finding: typeof error): Finding[] {
  if (number.startsWith('{{')) return [];
  const parsed = parsePhoneNumberFromString(number);
  // +86282452253 could be a number by its length, but is what some carriers pass on for UNAVAILABLE.
  if (!parsed?.isPossible() || numberOf(partyOf(number)) === undefined) {
    const remedy = 'Look at the country code and count the digits.';
    return [finding('impossible-number', path, `${number} is not a number that can exist`, remedy)];
  }
  if (parsed.number === number) return [];
  const { countryCallingCode: code } = parsed;
  const extra = number.slice(code.length + 1, code.length + 2);
  const message = `${number} has a ${extra} too many after the country code +${code}`;
  return [finding('trunk-prefix', path, message, `Write ${parsed.number}.`)];
}

/** A call or text of the line to itself, as far as the settings are known. */
function ownNumberFault({ path, number, shown }: PlacedNumber, settings: Checked['settings']): Finding[] {
  const { TWILIO_PHONE_NUMBER: own, OWNER_PHONE_NUMBER: owner } = settings;
  const isOwner = number === '{{OWNER_PHONE_NUMBER}}';
  if (shown || !own || (isOwner ? owner : number) !== own) return [];
  const message = `${number} is the number of the line itself (TWILIO_PHONE_NUMBER), which cannot call or text itself`;
  const remedy = isOwner
    ? 'Set OWNER_PHONE_NUMBER to the phone of a person.'
    : 'Name the phone of a person, or use redirect to go on with another document.';
  return [error('own-number', path, message, remedy)];
}
