import type { z } from 'zod';
import { wholeNumber } from '../../schema/basics.ts';
import { none, phrase, type VerbTool } from '../tool.ts';

const schema = wholeNumber(1, 600, 'seconds').meta({
  description: 'Waits in silence, in seconds.',
  examples: [2],
});

export type Pause = z.input<typeof schema>;

export const pause: VerbTool<typeof schema> = {
  schema,
  twiml: 'Pause',
  texts: none,
  numbers: none,
  words: (value) => phrase('pause', `${value} s`),
  faults: none,
};
