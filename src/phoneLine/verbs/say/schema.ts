import { z } from 'zod';
import { speakerOf } from '../../language.ts';
import { languageTag, loop, text, voiceName } from '../../schema/basics.ts';
import { none, phrase, quoted, type VerbTool, wordsOf } from '../tool.ts';

const sayText = text(
  'What the caller hears, spoken. May hold placeholders such as {{From}} or {{Digits}}.',
  'Hello, and thank you for calling.',
);

const schema = z
  .union([
    sayText,
    z.strictObject({
      text: sayText,
      voice: voiceName.optional(),
      language: languageTag.optional(),
      loop: loop.optional(),
    }),
  ])
  .describe('Speaks a text.');

export type Say = z.input<typeof schema>;

export const say: VerbTool<typeof schema> = {
  schema,
  twiml: 'Say',
  ending: 'loop 0 before it goes on until the caller hangs up',
  texts: (value, line) =>
    typeof value === 'string'
      ? [{ path: [], text: value, kind: 'say', ...speakerOf({}, line) }]
      : [{ path: ['text'], text: value.text, kind: 'say', ...speakerOf(value, line) }],
  numbers: none,
  words: (value) => phrase('say', quoted(wordsOf(value))),
  faults: none,
};
