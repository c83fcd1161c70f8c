import { codePoint, isBlank } from '../characters.ts';
import { type FieldError, Problem } from '../problem.ts';
import { isPrivateHost } from '../urls.ts';

/** How a form offers a field. */
export type FieldKind = 'text' | 'long' | 'list' | 'number' | 'switch' | 'choice';

/** One field of the HTTP API: what it takes, and how a form offers it. */
export interface Field<Value = unknown> {
  kind: FieldKind;
  hint: string;
  /** The value as the function uses it; undefined where it is at fault, which `fault` is told. */
  read(given: unknown, fault: (message: string) => void): Value | undefined;
  /** What a text of a URL's query stands for, where the field takes no text. */
  fromQuery?(text: string): unknown;
}

export interface Fields {
  readonly [name: string]: Field;
}

/** What was given, by field; a field that is absent or at fault has no value. */
export type Values<F extends Fields> = {
  [Name in keyof F]?: F[Name] extends Field<infer Value> ? Value : never;
};

/** What is wrong with a request's fields, collected so that all is said at once. */
export class Faults {
  readonly errors: FieldError[] = [];

  add(field: string, message: string): undefined {
    this.errors.push({ field, message });
  }

  /**
   * Throws a Problem with everything found so far, if anything was; else returns `required`, a value whose absence is
   * among the faults.
   */
  finish<T>(required: T | undefined): T {
    if (this.errors.length === 0 && required !== undefined) return required;
    const named = this.errors.map(({ field, message }) => `${field} ${message}`).join('; ');
    throw new Problem('invalid-request', `${named}.`, { errors: this.errors });
  }
}

interface Given {
  readonly [name: string]: unknown;
}

/** Reads the fields of a JSON object. One that is null is at fault, and so is one that is not known. */
export function readObject<F extends Fields>(fields: F, given: Given, faults: Faults): Values<F> {
  const known = Object.keys(fields);
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) faults.add(name, `is not known here; known are ${known.join(', ')}`);
  }
  const values = Object.entries(fields).map(([name, field]) => {
    return [
      name,
      isGiven(given, name) ? readField(field, given[name], (fault) => faults.add(name, fault)) : undefined,
    ];
  });
  return Object.fromEntries(values) as Values<F>;
}

/** A program that has no value writes null where it means one: what is absent by intention is left out. */
function readField<Value>(
  field: Field<Value>,
  given: unknown,
  fault: (message: string) => void,
): Value | undefined {
  if (given === null) return void fault('must not be null; leave it out where none is meant');
  return field.read(given, fault);
}

/** Whether the object has the field, be it null. */
export function isGiven(given: Given, name: string): boolean {
  return Object.hasOwn(given, name) && given[name] !== undefined;
}

/**
 * A query as the JSON object that it stands for. A field given twice is a fault, since one would be dropped in silence.
 * Who types a number into an address bar writes its + as it is, which a query reads as a blank.
 */
export function objectOf(query: URLSearchParams, fields: Fields, faults: Faults): Given {
  const names = [...new Set(query.keys())];
  for (const name of names) if (query.getAll(name).length > 1) faults.add(name, 'must be given once');
  const entries = names.map((name) => {
    const text = query.get(name)?.replace(/^(\p{Cf}*(?:tel:)?) (?=\d)/iu, '$1+') ?? '';
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, field?.fromQuery ? field.fromQuery(text) : text];
  });
  return Object.fromEntries(entries);
}

/** What no phone shows and no voice says: control characters but tab and line breaks, halves of characters, non-characters. */
const UNSENDABLE = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/u;

/** A text that is not blank, untrimmed; `most` counts characters, not UTF-16 units. */
export function text(hint: string, kind: FieldKind = 'text', most = Number.POSITIVE_INFINITY): Field<string> {
  return {
    kind,
    hint,
    read: (given, fault) => {
      if (typeof given !== 'string') return void fault('must be a text');
      if (isBlank(given)) return void fault('must not be empty');
      const [unsendable] = UNSENDABLE.exec(given) ?? [];
      if (unsendable !== undefined)
        return void fault(`must not hold ${codePoint(unsendable)}, a control character: take it out`);
      if (given.length > most && [...given].length > most)
        return void fault(`must be at most ${most} characters long`);
      return given;
    },
  };
}

/** A text of 1 to `most` characters. */
export function textUpTo(most: number): Field<string> {
  return text(`1 to ${most} characters`, 'long', most);
}

/** A whole number of `unit`. */
export function wholeNumber(least: number, most: number, unit: string): Field<number> {
  return {
    kind: 'number',
    hint: `${least} to ${most} ${unit}`,
    fromQuery: (typed) => (/^\d+$/.test(typed) ? Number(typed) : typed),
    read: (given, fault) => {
      if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most)
        return given;
      return void fault(`must be a whole number from ${least} to ${most}`);
    },
  };
}

/** True or false. */
export function flag(hint: string): Field<boolean> {
  return {
    kind: 'switch',
    hint,
    fromQuery: (typed) => (typed === 'true' ? true : typed === 'false' ? false : typed),
    read: (given, fault) => (typeof given === 'boolean' ? given : void fault('must be true or false')),
  };
}

/** One https URL or a list of at most `most`: what is checked is what is used, trimmed and as the URL class writes it. */
export function httpsUrls(most: number): Field<string[]> {
  return {
    kind: 'list',
    hint: `Up to ${most} https URLs, one a line`,
    read: (given, fault) => {
      const list: unknown[] = Array.isArray(given) ? given : [given];
      const texts = list.filter((item) => typeof item === 'string').map(trimmed);
      if (texts.length < list.length) return void fault('must be a text or a list of texts');
      if (texts.length > most) fault(`must hold at most ${most} URLs`);
      const problems = new Set(texts.map(urlProblem).filter((problem) => problem !== undefined));
      problems.forEach(fault);
      return problems.size > 0 ? undefined : texts.map((text) => new URL(text).href);
    },
  };
}

/** Longest URL that Twilio takes in a message, by what it says of its other URL (error 21609). */
const URL_LIMIT = 4000;

/** Blanks, and the marks that phones and programs put around what they paste. */
function trimmed(text: string): string {
  return text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
}

/** Why Twilio could not fetch it, if so. A URL loses line breaks in silence, so they are looked for first. */
function urlProblem(text: string): string | undefined {
  if (/\p{Cc}/u.test(text)) return 'must hold URLs without line breaks within';
  if (!URL.canParse(text)) return 'must hold https URLs only';
  const { protocol, hostname, username, password, href } = new URL(text);
  if (protocol !== 'https:') return 'must hold https URLs only';
  if (username || password) return 'must hold URLs without user name and password';
  if (isPrivateHost(hostname))
    return 'must hold URLs that Twilio can reach, none of this machine or of a private network';
  return href.length > URL_LIMIT ? `must hold URLs of at most ${URL_LIMIT} characters` : undefined;
}
