import type { z } from 'zod';
import type { Speaker } from '../language.ts';

/** What only tools know of a verb: the checker, the studio, scripts. Never in the bundle. */
export interface VerbTool<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** TwiML's name for the verb. */
  twiml: string;
  /** Why nothing follows the verb, where it ends its document. Completes "is never reached, because ...". */
  ending?: string;
  /** The texts that it speaks or sends. */
  texts(value: z.input<Schema>, line: Speaker): VerbText[];
  /** The phone numbers that it names. */
  numbers(value: z.input<Schema>): VerbNumber[];
  /** The verb in a few words, for a map. The map is drawn while the line is wrong, so the value may be anything. */
  words(value: unknown): string;
  /** What is wrong with the verb by itself, beside its shape. */
  faults(value: z.input<Schema>, place: FaultPlace): Fault[];
}

/** Where something stands within a verb's value. */
export type VerbPath = readonly (string | number)[];

export interface VerbText extends Speaker {
  path: VerbPath;
  text: string;
  kind: 'say' | 'message in a call';
}

export interface VerbNumber {
  path: VerbPath;
  number: string;
  /** It is not called or texted, but shown to the person called. */
  shown?: true;
}

/** What a verb's own rules may ask about its place. */
export interface FaultPlace {
  /** Its number within the document. */
  index: number;
  /** Something leads to its document by a webhook of ours, so the call is answered by then. */
  answered: boolean;
  /** The line's language. */
  language: string;
}

export interface Fault {
  /** Absent where the fault is of the verb as a whole. */
  path?: VerbPath;
  /** The key is at fault, not its value. */
  at?: 'key';
  code: string;
  message: string;
  remedy: string;
  severity: 'error' | 'warning';
}

/** For a verb that has no texts, no numbers or no rules of its own. */
export const none = (): never[] => [];

const LONGEST = 30;

/** A verb and a detail of it, short enough for a box in a picture: `say “Hello Monkey!”`. */
export function brief(name: string, detail = ''): string {
  return [name, shortened(detail)].filter(Boolean).join(' ');
}

/** A text in quotation marks, if there is one. */
export function quoted(text: string): string {
  return text === '' ? '' : `“${text}”`;
}

/** What a verb speaks, plays or names, whether it is written in full (under `key`) or as a text alone. */
export function wordsOf(value: unknown, key = 'text'): string {
  if (typeof value === 'string') return value;
  const inner: unknown = Object(value)[key];
  return typeof inner === 'string' ? inner : '';
}

function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  const close = text.endsWith('”') ? '”' : '';
  const kept = characters.slice(0, LONGEST - 2).join('');
  return `${kept.trimEnd()}…${close}`;
}
