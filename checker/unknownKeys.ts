import type { Fault } from './fault.ts';
import type { Path } from './finding.ts';
import { nearest } from './nearest.ts';
import { meantBy } from './otherWords.ts';
import { isVerb, keysOf, nodesAt } from './schemaNodes.ts';
import { besideVerb, namedVerb } from './verbForms.ts';
import { asWritten, quotedNames } from './written.ts';

/** What to say of keys that the schema does not know in an object; `value` is that object. */
export function unknownKeys(path: Path, keys: string[], value: unknown): Fault[] {
  if (!isVerb(nodesAt(path))) return keys.map((key) => unknownKey(path, key, value));
  const named = namedVerb(path, keys, value);
  if (named) return [named];
  const beside = besideVerb(path, keys, value);
  const rest = keys.filter((key) => !beside?.keys.includes(key));
  return [...(beside ? [beside.fault] : []), ...rest.map((key) => unknownKey(path, key, value))];
}

function unknownKey(path: Path, key: string, value: unknown): Fault {
  const nodes = nodesAt(path);
  const known = keysOf(nodes);
  const present = Object.keys(Object(value)).filter((name) => name !== key);
  const about = { path: [...path, key], at: 'key' } as const;
  if (known.includes(key)) {
    const message = `"${key}" does not go with ${present.join(', ')}`;
    return { ...about, code: 'conflicting-key', message, remedy: 'Keep one of them.' };
  }
  const elsewhere = isVerb(nodes) ? undefined : belongsTo(path, key, value);
  if (elsewhere) return { ...about, ...elsewhere };
  const free = known.filter((name) => !present.includes(name));
  const suggested = suggestions(key, free);
  const remedy =
    (COMMENT.test(key) ? 'A line holds no comments. Remove it.' : undefined) ??
    promptFor(key, Object(value)[key], suggested) ??
    (suggested.length > 0
      ? `Did you mean ${quotedNames(suggested, 'or')}?`
      : `Known here: ${known.join(', ')}.`);
  if (isVerb(nodes)) return { ...about, code: 'unknown-verb', message: `there is no verb "${key}"`, remedy };
  return { ...about, code: 'unknown-key', message: `"${key}" is not known here`, remedy, suggested };
}

/** Keys that hold a remark, as people write them where JSON has no comments. */
const COMMENT = /^(\/\/|#|_)|^(comment|remark|note)s?$/i;

/** What a gather lets hear is its prompt. */
function promptFor(key: string, value: unknown, suggested: string[]): string | undefined {
  if (!suggested.includes('prompt')) return undefined;
  const verb = /^(say|play|pause)$/.test(key) ? key : 'say';
  return `Write "prompt": [${asWritten({ [verb]: value })}].`;
}

/** What was probably meant: a name that is written almost so, or one that means the same. */
function suggestions(key: string, free: string[]): string[] {
  const meant = meantBy(key, free);
  const near = meant.length > 0 ? undefined : nearest(key, free);
  return near === undefined ? meant : [near];
}

/** The parts of a line whose keys are put one level too high or too low. */
const PARTS: string[][] = [
  [],
  ['voice'],
  ['voice', 'hours'],
  ['sms'],
  ['voice', 'documents'],
  ['voice', 'hours', 'open'],
];

function belongsTo(path: Path, key: string, value: unknown) {
  const isDocumentHere = path.length < 2 && path[0] !== 'sms' && isDocument(Object(value)[key]);
  if (path.join('.') === 'sms' && /^[^a-z]+$/.test(key)) return misplaced(key, ['sms', 'keywords']);
  const part = isDocumentHere
    ? ['voice', 'documents']
    : PARTS.find((candidate) => keysOf(nodesAt(candidate)).includes(key));
  if (!part || part.join('.') === path.join('.')) return undefined;
  return misplaced(key, part);
}

/** What to say of a key that stands in another part of the line than its own. */
export function misplaced(
  key: string,
  part: string[],
): Pick<Fault, 'code' | 'message' | 'remedy' | 'belongsIn'> {
  const where = part.length === 0 ? 'at the top level, beside voice' : `in ${part.join('.')}`;
  return {
    code: 'misplaced-key',
    message: `"${key}" stands in the wrong place: it belongs ${where}`,
    remedy: part.length === 0 ? 'Move it up, out of voice.' : `Move it into ${part.join('.')}.`,
    belongsIn: part,
  };
}

/** A list of objects outside the documents is a document that was put too high. */
function isDocument(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((verb) => Object(verb) === verb);
}
