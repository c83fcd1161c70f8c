import type { Fault } from './fault.ts';
import type { Path } from './finding.ts';
import { keysOf, nodesAt } from './schemaNodes.ts';
import { asWritten, quotedNames } from './written.ts';

/** A verb whose name is a value, as in {"verb": "say", "text": "Hello."}. */
export function namedVerb(path: Path, keys: string[], value: unknown): Fault | undefined {
  const object: { [key: string]: unknown } = Object(value);
  const known = keysOf(nodesAt(path));
  const key = keys.find((name) => known.some((verb) => verb === object[name]));
  if (key === undefined || Object.keys(object).some((name) => known.includes(name))) return undefined;
  const { [key]: verb, ...rest } = object;
  const message = `there is no verb "${key}": the name of a verb is the key itself`;
  const remedy = `Write ${asWritten({ [String(verb)]: rest })}.`;
  return { code: 'unknown-verb', path: [...path, key], at: 'key', message, remedy };
}

/** What a verb holds where it is written short: {"say": "Hello."}. */
const SHORT: { [verb: string]: string } = { say: 'text', sms: 'text', play: 'url', dial: 'number' };

/** Attributes that stand beside their verb instead of in it, shown as they should stand. */
export function besideVerb(
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
