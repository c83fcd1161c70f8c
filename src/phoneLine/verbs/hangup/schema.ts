import { z } from 'zod';
import { none, phrase, type VerbTool } from '../tool.ts';

const schema = z.literal(true, { error: 'must be true' }).describe('Ends the call.');

export type Hangup = z.input<typeof schema>;

export const hangup: VerbTool<typeof schema> = {
  schema,
  twiml: 'Hangup',
  ending: 'the hangup before it ends the call',
  texts: none,
  numbers: none,
  words: () => phrase('hang up'),
  faults: none,
};
