import type { Fault } from './fault.ts';
import type { Path } from './finding.ts';
import { nearest } from './nearest.ts';
import { meantBy } from './otherWords.ts';
import { isVerb, keysOf, nodesAt } from './schemaNodes.ts';

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

function quotedNames(names: string[], conjunction: 'and' | 'or'): string {
  return names.map((name) => `"${name}"`).join(` ${conjunction} `);
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

/** A verb whose name is a value, as in {"verb": "say", "text": "Hello."}. */
function namedVerb(path: Path, keys: string[], value: unknown): Fault | undefined {
  const object: { [key: string]: unknown } = Object(value);
  const known = keysOf(nodesAt(path));
  const key = keys.find((name) => known.includes(String(object[name])));
  if (key === undefined || Object.keys(object).some((name) => known.includes(name))) return undefined;
  const { [key]: verb, ...rest } = object;
  const message = `there is no verb "${key}": the name of a verb is the key itself`;
  const remedy = `Write ${asWritten({ [String(verb)]: rest })}.`;
  return { code: 'unknown-verb', path: [...path, key], at: 'key', message, remedy };
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
  const [stands, belongs] = beside.length === 1 ? ['stands', 'belongs'] : ['stand', 'belong'];
  const message = `${quotedNames(beside, 'and')} ${stands} beside "${verb}", but ${belongs} in it`;
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
