import { z } from 'zod';
import { phoneNumber, text } from '../../schema/basics.ts';
import { none, phrase, quoted, type VerbTool, wordsOf } from '../tool.ts';

const smsText = text(
  'The text to send, up to 1600 characters. May hold placeholders.',
  'Our address: 1 Main Street.',
);

const schema = z
  .union([
    smsText,
    z.strictObject({
      to: phoneNumber(
        ['OWNER_PHONE_NUMBER', 'From', 'To'],
        'Who gets it. If absent, the other party of the call.',
      ).optional(),
      text: smsText,
    }),
  ])
  .describe("Sends a text from the line's number during the call.");

export type Sms = z.input<typeof schema>;

export const sms: VerbTool<typeof schema> = {
  schema,
  twiml: 'Sms',
  texts: (value) =>
    typeof value === 'string'
      ? [{ path: [], text: value, kind: 'message in a call' }]
      : [{ path: ['text'], text: value.text, kind: 'message in a call' }],
  numbers: (value) => (typeof value === 'object' && value.to ? [{ path: ['to'], number: value.to }] : []),
  words: (value) => phrase('text', quoted(wordsOf(value))),
  faults: none,
};
