import type { TwimlWriter } from '../twiml.ts';
import type { Owed, PhoneLine, Turn, Verb, VerbName, VerbValue } from '../types.ts';
import type { Exit, VerbCode, VerbPlace } from './code.ts';
import { dial } from './dial/dial.ts';
import { gather } from './gather/gather.ts';
import { hangup } from './hangup/hangup.ts';
import { pause } from './pause/pause.ts';
import { play } from './play/play.ts';
import { record } from './record/record.ts';
import { redirect } from './redirect/redirect.ts';
import { reject } from './reject/reject.ts';
import { say } from './say/say.ts';
import { sms } from './sms/sms.ts';

/** What each verb does at run time. What tools know of it stands in tools.ts. */
const VERBS: { [Name in VerbName]: VerbCode<VerbValue<Name>> } = {
  say,
  play,
  pause,
  gather,
  dial,
  record,
  redirect,
  reject,
  hangup,
  sms,
};

/** The verbs of a document, or undefined where there is none of that name. */
export function verbsOf(line: PhoneLine, document: string): Verb[] | undefined {
  const { documents } = line.voice;
  return Object.hasOwn(documents, document) ? documents[document] : undefined;
}

/** The verb's name. */
export function nameOf(verb: Verb): VerbName | undefined {
  const [name] = Object.keys(verb);
  return name !== undefined && Object.hasOwn(VERBS, name) ? (name as VerbName) : undefined;
}

/** The verb's TwiML; undefined where it cannot be carried out, as with a number that is not set. */
export function renderVerb(verb: Verb, writer: TwimlWriter, place: VerbPlace): string | undefined {
  return withCode(verb, (code, value) => code.render(value, writer, place));
}

/** Every place that the verb can lead to. */
export function exitsOf(verb: Verb): Exit[] {
  return withCode(verb, (code, value) => code.exits(value)) ?? [];
}

/** What follows the verb's webhook: one of its exits; undefined for a verb that has no webhook. */
export function nextAfter(verb: Verb, turn: Turn): Exit | undefined {
  return withCode(verb, (code, value) => code.next?.(value, turn));
}

/** What the verb owes to others than the caller. */
export function owedBy(verb: Verb, writer: TwimlWriter): Owed | undefined {
  return withCode(verb, (code, value) => code.owes?.(value, writer));
}

function withCode<Result>(
  verb: Verb,
  use: <Value>(code: VerbCode<Value>, value: Value) => Result,
): Result | undefined {
  const name = nameOf(verb);
  return name && withValue(name, verb, use);
}

function withValue<Name extends VerbName, Result>(
  name: Name,
  verb: Verb,
  use: <Value>(code: VerbCode<Value>, value: Value) => Result,
): Result | undefined {
  const value = verb[name] as VerbValue<Name> | undefined;
  return value === undefined ? undefined : use(VERBS[name], value);
}
