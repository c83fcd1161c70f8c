import type { Webhook } from './place.ts';
import { objectAt, textAt, type Verb } from './read.ts';

/** What Twilio told the webhook: Digits, SpeechResult, DialCallStatus, ... */
export type Answer = Record<string, string>;

/** The document that a webhook's answer held, and the verb after which it went on; -1 for its beginning. */
export function nextDocument({ name, document, verb }: Webhook, verbs: Verb[], answer: Answer) {
  const value = verb === undefined ? undefined : verbs[verb]?.value;
  const next = nextOf(name, value, answer);
  return next === undefined ? { document, after: verb ?? -1 } : { document: next, after: -1 };
}

function nextOf(name: string, value: unknown, answer: Answer): string | undefined {
  if (name === 'gatherTwiml') return gathered(value, answer) ?? textAt(value, 'otherwise');
  if (name === 'recordTwiml') return textAt(value, 'then');
  if (name === 'dialTwiml' && answer.DialCallStatus !== 'completed') return textAt(value, 'otherwise');
  return undefined;
}

function gathered(gather: unknown, { Digits = '', SpeechResult = '' }: Answer): string | undefined {
  const on = objectAt(gather, 'on');
  if (Digits !== '') return textAt(on, Digits);
  const said = plain(SpeechResult);
  const phrase = Object.keys(on).find((key) => said !== '' && said.includes(plain(key)));
  return phrase === undefined ? undefined : textAt(on, phrase);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim();
}
