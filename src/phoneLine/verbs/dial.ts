import { isPhoneNumber, type Rendering } from '../rendering.ts';
import { element, escapeText } from '../twiml.ts';
import type { Dial, Verb } from '../types.ts';

/** The dial's settings, whether it was written in full or as a number alone. */
export function dialSettings(dial: NonNullable<Verb['dial']>): Dial {
  return typeof dial === 'string' ? { number: dial } : dial;
}

/** Undefined where none of its numbers is set. */
export function renderDial(dial: Dial, rendering: Rendering, action: string): string | undefined {
  const written = dial.numbers ?? (dial.number === undefined ? [] : [dial.number]);
  const numbers = written.map((number) => rendering.number(number)).filter((number) => number !== undefined);
  if (numbers.length === 0) return undefined;
  const record = dial.record === true ? 'record-from-answer' : dial.record || undefined;
  const attributes = {
    action,
    timeout: dial.timeout,
    callerId: callerId(dial, rendering),
    record,
    recordingStatusCallback:
      record && record !== 'do-not-record' ? rendering.url(['recordingStatus']) : undefined,
  };
  const children = [...new Set(numbers)].map((number) => element('Number', {}, escapeText(number)));
  return element('Dial', attributes, children.join(''));
}

/** Twilio shows the caller's number by itself, but refuses the call if that is none (error 13214): then the line's. */
function callerId(dial: Dial, rendering: Rendering): string | undefined {
  const wanted = dial.callerId === undefined ? undefined : rendering.number(dial.callerId);
  if (wanted !== undefined) return wanted;
  return isPhoneNumber(rendering.parameter('From')) ? undefined : rendering.ownNumber();
}
