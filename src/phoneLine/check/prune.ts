import type { z } from 'zod';
import { phoneLineSchema } from '../schema.ts';
import type { PhoneLine } from '../types.ts';

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

/** A verb becomes a pause, so that the others keep their numbers; anything else is removed with what it stands in. */
function takeOut(rest: unknown, issue: z.core.$ZodIssue): boolean {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const path = issue.path.length > 0 ? issue.path : unknown.slice(0, 1);
  const [part, section, name, index] = path;
  if (part === 'voice' && section === 'documents' && name !== undefined) {
    const documents = at(rest, ['voice', 'documents']);
    if (typeof index !== 'number')
      return issue.code === 'invalid_key' ? remove(documents, name) : set(documents, name, []);
    return set(at(documents, [name]), index, { pause: 1 });
  }
  if (part === 'voice' && section === 'documents') return addStart(at(rest, ['voice', 'documents']));
  if (part === 'voice') return section !== undefined && remove(at(rest, ['voice']), section);
  if (part === 'sms' && section === 'keywords' && name !== undefined)
    return remove(at(rest, ['sms', 'keywords']), name);
  return part !== undefined && remove(rest, part);
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
