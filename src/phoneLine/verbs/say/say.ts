import { type Speaker, speakerOf } from '../../language.ts';
import {
  CALL_TWIML_LIMIT,
  characters,
  cutSay,
  ENCODED_SAY_LIMIT,
  encodedLength,
  sayLimit,
} from '../../limits.ts';
import { element, escapeText, response, stripIllegal } from '../../twiml.ts';
import type { PhoneLine } from '../../types.ts';
import { NEXT, type VerbCode } from '../code.ts';
import type { Say } from './schema.ts';

export const say: VerbCode<Say> = {
  /** Undefined where there is nothing to hear. */
  render(value, writer) {
    const settings = typeof value === 'string' ? { text: value } : value;
    const speaker = speakerOf(settings, writer.turn.line.voice);
    const text = cutSay(writer.fill(settings.text), speaker.voice);
    return text.trim() === '' ? writer.skip('there is nothing to say') : spoken(text, speaker, settings.loop);
  },

  exits: (value) => (typeof value === 'object' && value.loop === 0 ? [] : [NEXT]),
};

/** TwiML that says a text in the line's voice and language. Placeholders in it are read out, not filled in. */
export function sayTwiml(line: PhoneLine, text: string): string {
  return response(spoken(text, speakerOf({}, line.voice)));
}

/** Why a call cannot say the text, and what to do; undefined if it can. */
export function sayProblem(line: PhoneLine, text: string): string | undefined {
  const legal = stripIllegal(text);
  if (legal.trim() === '') return 'has nothing to say: give it some words';
  const limit = sayLimit(speakerOf({}, line.voice).voice);
  if (characters(legal) > limit)
    return `has ${characters(legal)} characters, but the line's voice says at most ${limit}`;
  if (encodedLength(legal) > ENCODED_SAY_LIMIT) {
    return `is too long for Twilio in this script (${encodedLength(legal)} bytes percent-encoded, at most ${ENCODED_SAY_LIMIT}): shorten it`;
  }
  const twiml = sayTwiml(line, text).length;
  if (twiml > CALL_TWIML_LIMIT)
    return `is too long for one call (${twiml} characters of TwiML, at most ${CALL_TWIML_LIMIT}): shorten it`;
  return undefined;
}

function spoken(text: string, { voice, language }: Speaker, loop?: number): string {
  return element('Say', { voice, language, loop }, escapeText(text));
}
