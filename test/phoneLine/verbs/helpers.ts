import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { expect, test } from 'vitest';
import { voiceReply } from '../../../src/phoneLine/reply.ts';
import { describeVerb, type Exit, exitsOf, type Verb, type VerbName } from '../../../src/tooling.ts';
import { lineOf, turnOf } from '../helpers.ts';

/** One test per row: the verb gives what the official SDK's builder gives. Same attributes, same escapes, same bytes. */
export function renders(
  rows: [name: string, verb: Verb, expected: (twiml: VoiceResponse) => unknown][],
): void {
  test.each(rows)('%s', (_name, verb, expected) => {
    const twiml = new VoiceResponse();
    expected(twiml);
    const turn = turnOf(lineOf({ start: [verb] }), {}, { document: 'start' });
    expect(voiceReply(turn)).toBe(twiml.toString());
  });
}

/** The next verb follows by itself. */
export const next: Exit = { path: [], to: undefined, when: 'next', label: '', waits: false, callback: false };
export const waited = { waits: true, callback: true };

/** One test per row: the verb has these exits, in this order. */
export function leads<Name extends VerbName>(
  verb: Name,
  rows: [name: string, value: Verb[Name], exits: Exit[]][],
): void {
  test.each(rows)('%s', (_name, value, exits) => {
    expect(exitsOf({ [verb]: value })).toEqual(exits);
  });
}

/** One test per row: the map has these words for the verb, whatever it holds. */
export function saysBriefly(verb: VerbName, rows: [value: unknown, words: string][]): void {
  test.each(rows)('%j', (value, words) => {
    expect(describeVerb({ [verb]: value })?.words).toBe(words);
  });
}
