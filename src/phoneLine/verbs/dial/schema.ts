import { z } from 'zod';
import { documentName, phoneNumber, wholeNumber } from '../../schema/basics.ts';
import { brief, none, type VerbNumber, type VerbTool } from '../tool.ts';

const number = phoneNumber(['OWNER_PHONE_NUMBER'], 'The number to call.');

const schema = z
  .union([
    number,
    z
      .strictObject({
        number: number.optional(),
        numbers: z
          .array(number)
          .min(1, { error: 'name at least one number' })
          .max(10, { error: 'Twilio calls up to 10 numbers at once' })
          .optional()
          .describe('Up to 10 numbers that ring at once; who answers first has the call.'),
        callerId: phoneNumber(
          ['TWILIO_PHONE_NUMBER', 'OWNER_PHONE_NUMBER', 'From', 'To'],
          "The number that the person called sees. If absent, the caller's; where the caller has none, the line's.",
        ).optional(),
        timeout: wholeNumber(5, 600, 'seconds')
          .default(30)
          .optional()
          .describe('Seconds to ring before it counts as no answer. Twilio adds about 5.'),
        record: z
          .union([
            z.boolean(),
            z.enum([
              'do-not-record',
              'record-from-answer',
              'record-from-ringing',
              'record-from-answer-dual',
              'record-from-ringing-dual',
            ]),
          ])
          .default(false)
          .optional()
          .describe('Records the conversation: true from the answer on, or one of the words Twilio knows.'),
        otherwise: documentName
          .optional()
          .describe('The document when nobody answers. If absent, the verb after the dial is next.'),
      })
      .refine((value) => (value.number === undefined) !== (value.numbers === undefined), {
        error: ({ input }) =>
          Object(input).number === undefined
            ? 'needs either number or numbers'
            : 'has both number and numbers: keep number to call one phone, or numbers to call several at once',
      }),
  ])
  .describe('Connects the caller to somebody. After the conversation the call ends.');

export type Dial = z.input<typeof schema>;
export type DialSettings = Exclude<Dial, string>;

export const dial: VerbTool<typeof schema> = {
  schema,
  twiml: 'Dial',
  ending: 'the dial before it ends the call or goes on with its `otherwise`',
  texts: none,

  numbers(value) {
    if (typeof value === 'string') return [{ path: [], number: value }];
    const { number, numbers = [], callerId } = value;
    return [
      ...placed(['number'], number),
      ...numbers.flatMap((one, index) => placed(['numbers', index], one)),
      ...placed(['callerId'], callerId).map((one) => ({ ...one, shown: true as const })),
    ];
  },

  words(value) {
    const { numbers, number = value } = Object(value) as { numbers?: unknown; number?: unknown };
    const called = [numbers ?? number].flat();
    return brief('dial', called.map((one) => String(one).replace(/^\{\{(.*)\}\}$/, '$1')).join(', '));
  },

  faults: none,
};

function placed(path: VerbNumber['path'], number: string | undefined): VerbNumber[] {
  return number === undefined ? [] : [{ path, number }];
}
