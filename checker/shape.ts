import type { z } from 'zod';
import { type PhoneLine, phoneLineJsonSchema, phoneLineSchema } from '../src/tooling.ts';
import { didYouMean, error, type Finding, type Path } from './finding.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong somewhere, before it is put into a finding. */
interface Fault {
  code: string;
  path: Path;
  message: string;
  remedy?: string;
}

/** What the schema finds wrong with the data, in the checker's words. */
export function checkShape(data: unknown): Finding[] {
  const result = phoneLineSchema.safeParse(data, { reportInput: true, error: wordsFor });
  if (result.success) return [];
  const faults = distinct(result.error.issues.flatMap((issue) => faultsOf(issue, [], data)));
  return faults.map(({ code, path, message, remedy }) => error(code, path, message, remedy));
}

/** A misspelt verb is not also reported as a verb that is missing. */
function distinct(all: Fault[]): Fault[] {
  const misspelt = all.filter(({ code }) => code === 'unknown-verb');
  const places = new Set(misspelt.map(({ path }) => JSON.stringify(path.slice(0, -1))));
  return all.filter(({ path }) => !places.has(JSON.stringify(path)));
}

function faultsOf(issue: Issue, above: Path, data: unknown): Fault[] {
  const path = [...above, ...issue.path];
  const { message } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, data));
  if (issue.code === 'invalid_union') return unionFaults(issue, path, data);
  if (issue.code === 'invalid_key')
    return issue.issues.map((inner) => ({ code: 'invalid-name', path, message: inner.message }));
  if (issue.code !== 'invalid_type') return [{ code: 'invalid-value', path, message }];
  if (issue.input === undefined) return [{ code: 'missing', path, message: 'is missing' }];
  return [{ code: 'wrong-type', path, message }];
}

/** The message for data of the wrong kind, where the schema has no words of its own. */
function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  return `is ${kindOf(issue.input)}, but must be ${KINDS[issue.expected] ?? issue.expected}`;
}

/** Of a union's alternatives, the one that the data came nearest to is what the user meant. */
function unionFaults(issue: Issue & { code: 'invalid_union' }, path: Path, data: unknown): Fault[] {
  const candidates = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
  const nearest = [...candidates].sort((a, b) => missing(a) - missing(b))[0];
  if (nearest) return nearest.flatMap((inner) => faultsOf(inner, path, data));
  const kinds = issue.errors.flatMap((issues) => issues.filter(isOfAnotherKind).map(expected));
  const message = `is ${kindOf(issue.input)}, but must be ${[...new Set(kinds)].join(' or ')}`;
  return [{ code: 'wrong-type', path, message }];
}

/** The data is not even of the kind (text, object, ...) that this alternative asks for. */
function isOfAnotherKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

/** Keys that this alternative lacks or does not know weigh more than faults within a key. */
function missing(issues: Issue[]): number {
  const heavy = issues.filter(
    ({ code, path }) => code === 'unrecognized_keys' || (code === 'invalid_type' && path.length === 1),
  );
  return heavy.length * 10 + issues.length;
}

function unknownKey(path: Path, key: string, data: unknown): Fault {
  const nodes = nodesAt(path);
  const known = keysOf(nodes);
  const present = Object.keys(Object(valueAt(data, path))).filter((name) => name !== key);
  const at = { path: [...path, key] };
  if (known.includes(key)) {
    const message = `"${key}" does not go with ${present.join(', ')}`;
    return { ...at, code: 'conflicting-key', message, remedy: 'Keep one of them.' };
  }
  const free = known.filter((name) => !present.includes(name));
  const remedy = didYouMean(key, free) ?? `Known here: ${known.join(', ')}.`;
  // An object that holds exactly one of its keys is a verb.
  if (nodes.some(({ maxProperties }) => maxProperties === 1))
    return { ...at, code: 'unknown-verb', message: `there is no verb "${key}"`, remedy };
  return { ...at, code: 'unknown-key', message: `"${key}" is not known here`, remedy };
}

const KINDS: { [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  return issue.code === 'invalid_value'
    ? issue.values.map((value) => JSON.stringify(value)).join(' or ')
    : '';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return KINDS[typeof value] ?? typeof value;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], data);
}

/** What of a JSON Schema leads on to the schemas within it. */
interface SchemaNode {
  properties?: { [name: string]: SchemaNode };
  additionalProperties?: SchemaNode | boolean;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  maxProperties?: number;
}

/** The schemas for this place of a phone line. */
function nodesAt(path: Path): SchemaNode[] {
  let nodes = alternatives(phoneLineJsonSchema() as SchemaNode);
  for (const key of path) nodes = nodes.flatMap((node) => within(node, key)).flatMap(alternatives);
  return nodes;
}

/** The keys that an object may have, in the schema's order. */
function keysOf(nodes: SchemaNode[]): string[] {
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function alternatives(node: SchemaNode): SchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}

function within(node: SchemaNode, key: PropertyKey): SchemaNode[] {
  if (typeof key === 'number') return node.items ? [node.items] : [];
  const { properties = {}, additionalProperties } = node;
  const property = properties[String(key)];
  if (property) return [property];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

const MOST_ROUNDS = 20;

/**
 * What is left of a phone line once everything of the wrong shape is taken out, so that the rest can be checked too and
 * one run of the checker shows all there is. Undefined where nothing useful is left.
 */
export function prune(data: unknown): PhoneLine | undefined {
  const rest: unknown = structuredClone(data);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = phoneLineSchema.safeParse(rest);
    if (result.success) return rest as PhoneLine;
    for (const issue of result.error.issues) if (!takeOut(rest, issue)) return undefined;
  }
  return undefined;
}

function takeOut(rest: unknown, issue: Issue): boolean {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const [part, section, name, index] = issue.path.length > 0 ? issue.path : unknown;
  if (part === undefined) return false;
  if (part === 'voice' && section === 'documents') {
    const documents = at(rest, ['voice', 'documents']);
    if (name === undefined) return addStart(documents);
    if (issue.code === 'invalid_key') return remove(documents, name);
    return typeof index === 'number' ? toPause(at(documents, [name]), index) : set(documents, name, []);
  }
  if (part === 'voice') return section !== undefined && remove(at(rest, ['voice']), section);
  const keyword = section === 'keywords' && name;
  return keyword ? remove(at(rest, ['sms', 'keywords']), keyword) : remove(rest, part);
}

/** The verbs after it keep their numbers. */
function toPause(verbs: unknown, index: number): boolean {
  return set(verbs, index, { pause: 1 });
}

function addStart(documents: unknown): boolean {
  return !Object.hasOwn(Object(documents), 'start') && set(documents, 'start', []);
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value);
}

function set(target: unknown, key: PropertyKey, value: unknown): boolean {
  return typeof target === 'object' && target !== null && Reflect.set(target, key, value);
}

function remove(target: unknown, key: PropertyKey): boolean {
  return typeof target === 'object' && target !== null && Reflect.deleteProperty(target, key);
}
