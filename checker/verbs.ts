import { parsePhoneNumberFromString } from 'libphonenumber-js';
import {
  DEFAULT_LANGUAGE,
  type Exit,
  exitsOf,
  faultsOf,
  numbersOf,
  type PhoneLine,
  type Verb,
} from '../src/tooling.ts';
import { error, type Finding, type Path, warning } from './finding.ts';

export interface PlacedVerb {
  document: string;
  index: number;
  verb: Verb;
  path: Path;
}

/** Every verb of every document (not those within a gather's prompt). */
export function verbs(line: PhoneLine): PlacedVerb[] {
  return Object.entries(line.voice.documents).flatMap(([document, list]) =>
    list.map((verb, index) => ({ document, index, verb, path: ['voice', 'documents', document, index] })),
  );
}

/** An exit of a verb that names a document. */
export interface PlacedExit extends Omit<Exit, 'path' | 'to'> {
  path: Path;
  to: string;
}

/** The documents that a verb names, and where it does. */
export function namedExits({ verb, path }: Pick<PlacedVerb, 'verb' | 'path'>): PlacedExit[] {
  return exitsOf(verb).flatMap(({ to, ...exit }) =>
    to === undefined ? [] : [{ ...exit, to, path: [...path, ...Object.keys(verb), ...exit.path] }],
  );
}

/** What each verb's own rules say. */
export function checkVerbs(line: PhoneLine): Finding[] {
  const all = verbs(line);
  const callbacks = all.flatMap(namedExits).filter(({ callback }) => callback);
  const answered = new Set(callbacks.map(({ to }) => to));
  const { language = DEFAULT_LANGUAGE } = line.voice;
  return all.flatMap(({ verb, document, index, path: verbPath }) => {
    const place = { index, language, answered: answered.has(document) };
    return faultsOf(verb, place).map(({ severity, code, path = [], message, remedy }) => {
      const finding = severity === 'error' ? error : warning;
      return finding(code, [...verbPath, ...path], message, remedy);
    });
  });
}

/** Numbers written out are numbers that some country could have. */
export function checkNumbers(line: PhoneLine): Finding[] {
  const { forwardTo } = line.sms ?? {};
  const forwards = forwardTo ? [{ path: ['sms', 'forwardTo'], number: forwardTo }] : [];
  const ofVerbs = verbs(line).flatMap(({ verb, path }) =>
    numbersOf(verb).map((placed) => ({ ...placed, path: [...path, ...placed.path] })),
  );
  return [...forwards, ...ofVerbs].flatMap(({ path, number }) => {
    if (number.startsWith('{{') || parsePhoneNumberFromString(number)?.isPossible()) return [];
    const remedy = 'Look at the country code and count the digits.';
    return [error('impossible-number', path, `${number} is not a number that can exist`, remedy)];
  });
}
