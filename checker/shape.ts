import type { z } from 'zod';
import { phoneLineSchema } from '../src/phoneLine/schema.ts';
import { error, type Finding, type Path } from './finding.ts';
import { knownKeys } from './knownKeys.ts';
import { didYouMean } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What the schema finds wrong with the data, in the checker's words. */
export function checkShape(data: unknown): Finding[] {
  const result = phoneLineSchema.safeParse(data, { reportInput: true });
  return result.success ? [] : distinct(result.error.issues.flatMap((issue) => findings(issue, [], data)));
}

/** A misspelt verb is not also reported as a verb that is missing. */
function distinct(all: Finding[]): Finding[] {
  const misspelt = all.filter(({ message }) => message.startsWith('there is no verb'));
  const places = new Set(misspelt.map(({ place }) => place.slice(0, place.lastIndexOf(']') + 1)));
  return all.filter(({ place }) => !places.has(place));
}

function findings(issue: Issue, above: Path, data: unknown): Finding[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, data));
  if (issue.code === 'invalid_union') return unionFindings(issue, path, data);
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => error(path, message));
  if (issue.code === 'invalid_type') return [wrongType(issue, path)];
  return [error(path, issue.message)];
}

/** Of a union's alternatives, the one that the data came nearest to is what the user meant. */
function unionFindings(issue: Issue & { code: 'invalid_union' }, path: Path, data: unknown): Finding[] {
  const candidates = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
  const nearest = [...candidates].sort((a, b) => missing(a) - missing(b))[0];
  if (nearest) return nearest.flatMap((inner) => findings(inner, path, data));
  const kinds = issue.errors.flatMap((issues) => issues.filter(isOfAnotherKind).map(expected));
  return [error(path, `is ${kindOf(issue.input)}, but must be ${[...new Set(kinds)].join(' or ')}`)];
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

function unknownKey(path: Path, key: string, data: unknown): Finding {
  const known = knownKeys(path);
  const present = Object.keys(Object(valueAt(data, path))).filter((name) => name !== key);
  if (known.includes(key))
    return error([...path, key], `"${key}" does not go with ${present.join(', ')}`, 'Keep one of them.');
  const what = isVerbPlace(path) ? `there is no verb "${key}"` : `"${key}" is not known here`;
  const free = known.filter((name) => !present.includes(name));
  return error([...path, key], what, didYouMean(key, free) ?? `Known here: ${known.join(', ')}.`);
}

function isVerbPlace(path: Path): boolean {
  return typeof path.at(-1) === 'number' && (path.at(-2) === 'prompt' || path.at(-3) === 'documents');
}

function wrongType(issue: Issue & { code: 'invalid_type' }, path: Path): Finding {
  if (issue.input === undefined) return error(path, 'is missing');
  if (!issue.message.startsWith('Invalid input')) return error(path, issue.message);
  return error(path, `is ${kindOf(issue.input)}, but must be ${expected(issue)}`);
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
