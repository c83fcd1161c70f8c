import type { z } from 'zod';
import { type PhoneLine, phoneLineSchema } from '../src/tooling.ts';

type Issue = z.core.$ZodIssue;

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
