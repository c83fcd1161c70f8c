import { isParameterPlaceholder, isSettingPlaceholder, replacePlaceholders } from './placeholders.ts';
import { stripIllegal } from './twiml.ts';
import type { Turn } from './types.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

export function isPhoneNumber(text: string | undefined): text is string {
  return text !== undefined && E164.test(text);
}

/** One document being written for one request; keeps an account of whether the result holds for others too. */
export class Rendering {
  /** True once the TwiML depends on this very request, so that it must not be kept for the next. */
  personal = false;
  /** Documents written into this one, so that none is written twice. */
  readonly visited = new Set<string>();

  constructor(readonly turn: Turn) {}

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
    const number = this.fill(numberOrPlaceholder);
    return isPhoneNumber(number) ? number : undefined;
  }

  /** The person on the other end: who called the line, or whom the line called. */
  otherParty(): string {
    return this.parameter(this.isOutbound() ? 'To' : 'From');
  }

  /** The line's own number in this call. */
  ownNumber(): string | undefined {
    const own = this.parameter(this.isOutbound() ? 'From' : 'To');
    return this.turn.placeholders.TWILIO_PHONE_NUMBER ?? (isPhoneNumber(own) ? own : undefined);
  }

  /** Absolute URL of one of our webhooks. Percent-encoded so that no proxy on the way has cause to rewrite it. */
  url(path: string[], query: { [name: string]: string } = {}): string {
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${percentEncode(value)}`);
    const url = [this.turn.base, ...path.map(percentEncode)].join('/');
    return pairs.length > 0 ? `${url}?${pairs.join('&')}` : url;
  }

  note(event: string, fields: { [name: string]: string | number | boolean }): void {
    this.personal = true;
    this.turn.note(event, fields);
  }

  private isOutbound(): boolean {
    return this.parameter('Direction').startsWith('outbound');
  }

  private lookUp(name: string): string {
    if (isSettingPlaceholder(name)) return this.turn.placeholders[name] ?? '';
    return isParameterPlaceholder(name) ? this.parameter(name) : '';
  }
}

/** encodeURIComponent, and the five marks besides that it lets pass. */
function percentEncode(text: string): string {
  if (/^[\w-]*$/.test(text)) return text;
  const encoded = encodeURIComponent(stripIllegal(text));
  return encoded.replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
