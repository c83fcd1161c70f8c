import type { z } from 'zod';
import { phoneLineSchema } from '../src/tooling.ts';
import type { Fault } from './fault.ts';
import { atKey, error, type Finding, type Path } from './finding.ts';
import { nodesAt } from './schemaNodes.ts';
import { misplaced, unknownKeys } from './unknownKeys.ts';
import { anExample, rightForm } from './wrongForm.ts';

type Issue = z.core.$ZodIssue;

/** What the schema finds wrong with the data, in the checker's words. */
export function checkShape(data: unknown): Finding[] {
  const result = phoneLineSchema.safeParse(data, { reportInput: true, error: wordsFor });
  if (result.success) return [];
  const faults = distinct(result.error.issues.flatMap((issue) => faultsOf(issue, [], data)));
  return faults.map(({ code, path, at, message, remedy }) => {
    const finding = error(code, path, message, remedy);
    return at === 'key' ? atKey(finding) : finding;
  });
}

/** One fault has one finding: its consequences for the object around it, and for the value itself, are left out. */
function distinct(all: Fault[]): Fault[] {
  const key = ({ path }: Pick<Fault, 'path'>) => JSON.stringify(path);
  const misspelt = all.filter(({ code }) => code === 'unknown-verb' || code === 'beside-verb');
  const around = new Set(misspelt.map(({ path }) => key({ path: path.slice(0, -1) })));
  const wrongType = new Set(all.filter(({ code }) => code === 'wrong-type').map(key));
  const moved = all.flatMap(({ belongsIn = [] }) =>
    belongsIn.map((_, index) => belongsIn.slice(0, index + 1)),
  );
  const suggested = all.flatMap(({ path, suggested: names = [] }) =>
    names.map((name) => [...path.slice(0, -1), name]),
  );
  const coming = new Set([...moved, ...suggested].map((path) => key({ path })));
  const unknown = all.filter(({ code }) => code === 'unknown-key').map(({ path }) => path.slice(0, -1));
  const unclear = new Set(unknown.map((path) => key({ path })));
  return all.filter((fault) => {
    const isConsequence =
      around.has(key(fault)) ||
      (fault.code === 'invalid-value' && (wrongType.has(key(fault)) || unclear.has(key(fault)))) ||
      (fault.code === 'missing' && coming.has(key(fault)));
    return !isConsequence;
  });
}

function faultsOf(issue: Issue, above: Path, data: unknown): Fault[] {
  const path = [...above, ...issue.path];
  const { message } = issue;
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys, valueAt(data, path));
  if (issue.code === 'invalid_union') return unionFaults(issue, path, data);
  if (issue.code === 'invalid_key')
    return issue.issues.map((inner) => ({ code: 'invalid-name', path, at: 'key', message: inner.message }));
  if (issue.code !== 'invalid_type') return [{ code: 'invalid-value', path, message }];
  if (issue.input === undefined) return [missingFault(path)];
  return [wrongType(path, message, issue.input)];
}

function missingFault(path: Path): Fault {
  const example = anExample(nodesAt(path));
  const remedy = example && `Add "${String(path.at(-1))}": ${example}.`;
  return { code: 'missing', path, message: 'is missing', ...(remedy && { remedy }) };
}

/** A part of the line between the documents is not a document that is no list. */
function wrongType(path: Path, message: string, value: unknown): Fault {
  const [part, section, name] = path;
  const isPart = part === 'voice' && section === 'documents' && path.length === 3;
  if (isPart && typeof name === 'string') {
    const owner = [['voice'], []].find((where) => nodesAt([...where, name]).length > 0);
    if (owner) return { path, at: 'key', ...misplaced(name, owner) };
  }
  const remedy = rightForm(nodesAt(path), value);
  return { code: 'wrong-type', path, message, ...(remedy && { remedy }) };
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
  return [wrongType(path, message, issue.input)];
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
