import { CALL_TWIML_LIMIT, ENCODED_SAY_LIMIT, encodedLength, sayLimit } from './limits.ts';
import { element, escapeText, response, stripIllegal } from './twiml.ts';
import type { PhoneLine } from './types.ts';

/** TwiML that says a text in the line's voice and language. Placeholders in it are read out, not filled in. */
export function sayTwiml(line: PhoneLine, text: string): string {
  const { voice, language } = line.voice;
  return response(element('Say', { voice, language }, escapeText(text)));
}

/** Why a call cannot say the text, and what to do; undefined if it can. */
export function sayProblem(line: PhoneLine, text: string): string | undefined {
  const legal = stripIllegal(text);
  if (legal.trim() === '') return 'has nothing to say: give it some words';
  const limit = sayLimit(line.voice.voice);
  if (legal.length > limit)
    return `has ${legal.length} characters, but the line's voice says at most ${limit}`;
  if (encodedLength(legal) > ENCODED_SAY_LIMIT) {
    return `is too long for Twilio in this script (${encodedLength(legal)} bytes percent-encoded, at most ${ENCODED_SAY_LIMIT}): shorten it`;
  }
  const twiml = sayTwiml(line, text).length;
  if (twiml > CALL_TWIML_LIMIT)
    return `is too long for one call (${twiml} characters of TwiML, at most 4000): shorten it`;
  return undefined;
}
