import type { z } from 'zod';
import { documentName } from '../../schema/basics.ts';
import { none, phrase, type VerbTool, wordsOf } from '../tool.ts';

const schema = documentName.describe('Goes on with another document.');

export type Redirect = z.input<typeof schema>;

export const redirect: VerbTool<typeof schema> = {
  schema,
  twiml: 'Redirect',
  ending: 'the redirect before it leaves the document',
  texts: none,
  numbers: none,
  words: (value) => phrase('redirect', `to ${wordsOf(value)}`),
  faults: none,
};
