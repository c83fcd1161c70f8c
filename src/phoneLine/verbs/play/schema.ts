import { z } from 'zod';
import { httpsUrl, loop } from '../../schema/basics.ts';
import { none, phrase, type VerbTool, wordsOf } from '../tool.ts';

const url = httpsUrl('Audio to play: MP3, WAV and the like, at an https URL that Twilio can reach.');

const digits = z
  .string()
  .regex(/^[0-9A-D#*wW]+$/, { error: 'must be keys: 0 to 9, A to D, * and #, w and W for pauses' })
  .meta({
    description: 'Key tones to play: 0-9, A-D, * and #; w waits half a second, W a second.',
    examples: ['ww1234#'],
  });

const schema = z
  .union([url, z.strictObject({ url, loop: loop.optional() }), z.strictObject({ digits })])
  .describe('Plays audio, or key tones.');

export type Play = z.input<typeof schema>;

export const play: VerbTool<typeof schema> = {
  schema,
  twiml: 'Play',
  ending: 'loop 0 before it goes on until the caller hangs up',
  texts: none,
  numbers: none,
  words: (value) => phrase('play', (wordsOf(value, 'digits') || wordsOf(value, 'url')).split('/').at(-1)),
  faults: none,
};
