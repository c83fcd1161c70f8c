import type { UrlSafe } from '../characters.ts';
import { describeParty, numberOf, type Party, partyOf } from '../party.ts';
import type { Turn } from './types.ts';

/**
 * Writes TwiML. The result is the same, byte for byte, as that of the official SDK's builder (a test compares them);
 * that builder takes 13 ms to load and 60 µs per document, which a caller would wait for at every cold start.
 */

export type Attributes = { [name: string]: string | number | boolean | undefined };

/** `<name a="b">children</name>`. Children are XML already; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, children = ''): string {
  let tag = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) tag += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  return children === '' ? `${tag}/>` : `${tag}>${children}</${name}>`;
}

/** A whole TwiML document around verbs that are XML already. */
export function response(verbs = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs)}`;
}

/** User text as the content of an element. */
export function escapeText(text: string): string {
  const legal = stripIllegal(text);
  return /[&<>\r]/.test(legal) ? legal.replace(/[&<>\r]/g, (char) => ESCAPES[char] ?? char) : legal;
}

function escapeAttribute(text: string): string {
  const legal = stripIllegal(text);
  return /[&<"\t\n\r]/.test(legal) ? legal.replace(/[&<"\t\n\r]/g, (char) => ESCAPES[char] ?? char) : legal;
}

const ESCAPES: { [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** What XML 1.0 cannot hold, not even escaped: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Finds the same and whole surrogate pairs too, but ten times as fast: most texts need no closer look. */
const SUSPECT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

/** The text without what XML cannot hold. */
export function stripIllegal(text: string): string {
  return SUSPECT.test(text) ? text.replace(ILLEGAL, '') : text;
}

/** What `{{...}}` in phone-line.json may name: parameters of Twilio's webhook, and two of the settings. */
export const PARAMETER_PLACEHOLDERS = ['From', 'To', 'Digits', 'SpeechResult', 'CallerName', 'Body'] as const;
export const SETTING_PLACEHOLDERS = ['OWNER_PHONE_NUMBER', 'TWILIO_PHONE_NUMBER'] as const;

type ParameterPlaceholder = (typeof PARAMETER_PLACEHOLDERS)[number];
type SettingPlaceholder = (typeof SETTING_PLACEHOLDERS)[number];

const PLACEHOLDER = /\{\{\s*(.*?)\s*\}\}/gs;

/** The text with every placeholder replaced by what `lookUp` gives for its name; values are not read again. */
export function replacePlaceholders(text: string, lookUp: (name: string) => string): string {
  return text.includes('{{') ? text.replace(PLACEHOLDER, (_all, name: string) => lookUp(name)) : text;
}

/** The names of the placeholders in a text, in order. */
export function placeholderNames(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** Whether a placeholder stands for a parameter of Twilio's webhook. */
export function isParameterPlaceholder(name: string): name is ParameterPlaceholder {
  return (PARAMETER_PLACEHOLDERS as readonly string[]).includes(name);
}

/** Whether a placeholder stands for one of the settings. */
export function isSettingPlaceholder(name: string): name is SettingPlaceholder {
  return (SETTING_PLACEHOLDERS as readonly string[]).includes(name);
}

/** The number of the call's TwiML answer whose URL Twilio asks for now; 0 for the call's first request. */
export function stepOf({ query }: Pick<Turn, 'query'>): number {
  const step = query.get('step') ?? '';
  return /^\d{1,6}$/.test(step) ? Number(step) : 0;
}

/** Whether the line placed the call, rather than took it. */
export function isOutbound({ params }: Pick<Turn, 'params'>): boolean {
  return params.Direction?.startsWith('outbound') === true;
}

/** Writes the TwiML of one turn; keeps an account of whether the result holds for other turns too. */
export class TwimlWriter {
  /** True once the TwiML depends on this very request, so that it must not be kept for the next. */
  personal = false;
  /** Names of the documents written into this TwiML, in the order in which they are entered. */
  readonly entered: string[] = [];
  /** Why the last verb could not be carried out. */
  skipped = '';

  constructor(readonly turn: Turn) {}

  /** One of Twilio's parameters; "" where it did not come. */
  parameter(name: string): string {
    this.personal = true;
    return this.turn.params[name] ?? '';
  }

  /** A text with its placeholders filled in; one that has no value leaves nothing behind. */
  fill(text: string): string {
    return stripIllegal(replacePlaceholders(text, (name) => this.lookUp(name)));
  }

  /** The number that a number or placeholder stands for; undefined where there is none to be called or texted. */
  number(numberOrPlaceholder: string): string | undefined {
    return numberOf(partyOf(this.fill(numberOrPlaceholder)));
  }

  /** The person on the other end: who called the line, or whom the line called. */
  otherParty(): Party {
    return partyOf(this.parameter(this.isOutbound() ? 'To' : 'From'));
  }

  /** The line's own number in this call. */
  ownNumber(): string | undefined {
    const { TWILIO_PHONE_NUMBER } = this.turn.placeholders;
    if (TWILIO_PHONE_NUMBER !== undefined) return TWILIO_PHONE_NUMBER;
    return numberOf(partyOf(this.parameter(this.isOutbound() ? 'From' : 'To')));
  }

  /** Whether a call of the line's own number comes in: only a phone that the line dialled can have forwarded it. */
  cameBack(): boolean {
    const from = this.isOutbound() ? undefined : numberOf(partyOf(this.parameter('From')));
    return from !== undefined && from === this.ownNumber();
  }

  /**
   * Absolute URL of one of our webhooks, with what needs no escaping in its query and the names in order: Twilio sorts a
   * query before it asks for the URL, but signs it as it was given
   * (https://github.com/twilio/twilio-php/issues/790), and clients on the way escape each in their own manner.
   */
  url(path: string[], query: { [name: string]: number | UrlSafe } = {}): string {
    const names = Object.keys(query).sort();
    const pairs = names.map((name) => `${name}=${query[name]}`);
    const url = [this.turn.base, ...path.map(percentEncode)].join('/');
    return pairs.length > 0 ? `${url}?${pairs.join('&')}` : url;
  }

  /**
   * The same for a webhook of the call, with the number of the TwiML answer that it stands in: 1 for the call's first, and so
   * on. CallSid and step together name a turn of the call, also where Twilio repeats a request.
   */
  callbackUrl(path: string[], query: { [name: string]: number | UrlSafe } = {}): string {
    return this.url(path, { ...query, step: stepOf(this.turn) + 1 });
  }

  /** Writes a line to the log, this time and whenever the like is written again. */
  note(event: string, fields: { [name: string]: string | number | boolean }): void {
    this.personal = true;
    this.turn.note(event, fields);
  }

  /** Notes that the verb at a place was skipped, and why. */
  noteSkipped(verb: string, { document, index }: { document: string; index: number }): void {
    this.note('line.verbSkipped', { document, verb, index, reason: this.skipped });
  }

  /** Says why a verb cannot be carried out; what it returns stands for a verb without TwiML. */
  skip(reason: string): undefined {
    this.skipped = reason;
    return undefined;
  }

  private isOutbound(): boolean {
    this.personal = true;
    return isOutbound(this.turn);
  }

  private lookUp(name: string): string {
    if (isSettingPlaceholder(name)) return this.turn.placeholders[name] ?? '';
    if (!isParameterPlaceholder(name)) return '';
    const value = this.parameter(name);
    return name === 'From' || name === 'To'
      ? describeParty(partyOf(value), this.turn.line.voice.language)
      : value;
  }
}

/** encodeURIComponent, and the five marks besides that it lets pass. */
function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  const encoded = encodeURIComponent(stripIllegal(text));
  return encoded.replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
