import { DEFAULT_LANGUAGE, type Exit, exitsOf, faultsOf, type PhoneLine, type Verb } from '../src/tooling.ts';
import { atKey, error, type Finding, type Path, warning } from './finding.ts';

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
    return faultsOf(verb, place).map(({ severity, code, path = [], at, message, remedy }) => {
      const finding = (severity === 'error' ? error : warning)(code, [...verbPath, ...path], message, remedy);
      return at === 'key' ? atKey(finding) : finding;
    });
  });
}
