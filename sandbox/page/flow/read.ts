/** Reading the phone line's JSON with care: the page draws it also while it is wrong. */

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(value: unknown, ...path: string[]): Json {
  let at = value;
  for (const key of path) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : {};
}

export function textAt(value: unknown, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

export interface Verb {
  /** `say`, `gather`, ... */
  name: string;
  value: unknown;
}

/** The line's documents, each a list of verbs. */
export function documentsOf(line: unknown): Map<string, Verb[]> {
  const documents = Object.entries(objectAt(line, 'voice', 'documents'));
  return new Map(
    documents.map(([name, verbs]) => [name, Array.isArray(verbs) ? verbs.flatMap(readVerb) : []]),
  );
}

function readVerb(verb: unknown): Verb[] {
  const [first] = isObject(verb) ? Object.entries(verb) : [];
  return [first ? { name: first[0], value: first[1] } : { name: '?', value: verb }];
}
