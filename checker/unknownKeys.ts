import type { Fault } from './fault.ts';
import type { Path } from './finding.ts';
import { didYouMean } from './nearest.ts';
import { meantBy } from './otherWords.ts';
import { isVerb, keysOf, nodesAt } from './schemaNodes.ts';

/** What to say of keys that the schema does not know in an object; `value` is that object. */
export function unknownKeys(path: Path, keys: string[], value: unknown): Fault[] {
  const beside = isVerb(nodesAt(path)) ? besideVerb(path, keys, value) : undefined;
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
  const remedy = suggestion(key, known, present) ?? `Known here: ${known.join(', ')}.`;
  if (isVerb(nodes)) return { ...about, code: 'unknown-verb', message: `there is no verb "${key}"`, remedy };
  return { ...about, code: 'unknown-key', message: `"${key}" is not known here`, remedy };
}

/** What was probably meant: a name that is written almost so, or one that means the same. */
function suggestion(key: string, known: string[], present: string[]): string | undefined {
  const free = known.filter((name) => !present.includes(name));
  const meant = meantBy(key, free);
  if (meant.length === 0) return didYouMean(key, free);
  return `Did you mean ${meant.map((name) => `"${name}"`).join(' or ')}?`;
}

/** The parts of a line whose keys are put one level too high or too low. */
const PARTS: string[][] = [[], ['voice'], ['voice', 'hours'], ['sms'], ['voice', 'documents']];

function belongsTo(path: Path, key: string, value: unknown) {
  const part = isDocument(Object(value)[key])
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
  const where = part.length === 0 ? 'the top level, beside voice' : part.join('.');
  return {
    code: 'misplaced-key',
    message: `"${key}" stands in the wrong place: it belongs in ${where}`,
    remedy: part.length === 0 ? `Move it to ${where}.` : `Move it into ${where}.`,
    belongsIn: part,
  };
}

/** A list of objects outside the documents is a document that was put too high. */
function isDocument(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((verb) => Object(verb) === verb);
}

/** What a verb holds where it is written short: {"say": "Hello."}. */
const SHORT: { [verb: string]: string } = { say: 'text', sms: 'text', play: 'url', dial: 'number' };

/** Attributes that stand beside their verb instead of in it, shown as they should stand. */
function besideVerb(
  path: Path,
  keys: string[],
  value: unknown,
): { keys: string[]; fault: Fault } | undefined {
  const object: { [key: string]: unknown } = Object(value);
  const verbs = Object.keys(object).filter((key) => keysOf(nodesAt(path)).includes(key));
  const [verb = ''] = verbs;
  const attributes = keysOf(nodesAt([...path, verb]));
  const beside = keys.filter((key) => attributes.includes(key));
  if (verbs.length !== 1 || beside.length === 0) return undefined;
  const short = typeof object[verb] === 'string' ? { [SHORT[verb] ?? 'text']: object[verb] } : object[verb];
  const form = {
    [verb]: { ...Object(short), ...Object.fromEntries(beside.map((key) => [key, object[key]])) },
  };
  const names = beside.map((key) => `"${key}"`).join(', ');
  const message = `${names} ${beside.length === 1 ? 'stands' : 'stand'} beside "${verb}", but ${beside.length === 1 ? 'belongs' : 'belong'} in it`;
  const first = beside[0] ?? '';
  const fault = {
    code: 'beside-verb',
    path: [...path, first],
    at: 'key',
    message,
    remedy: `Write ${asWritten(form)}.`,
  } as const;
  return { keys: beside, fault };
}

const LONGEST = 60;

/** A value as JSON on one line, with blanks as people put them; long texts are cut. */
export function asWritten(value: unknown): string {
  if (typeof value === 'string') {
    const characters = [...value];
    return JSON.stringify(characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value);
  }
  if (Array.isArray(value)) return `[${value.map(asWritten).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${asWritten(inner)}`);
  return `{${pairs.join(', ')}}`;
}
