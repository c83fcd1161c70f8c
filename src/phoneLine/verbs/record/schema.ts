import { z } from 'zod';
import { documentName, wholeNumber } from '../../schema/basics.ts';
import { brief, type Fault, none, type VerbTool } from '../tool.ts';

const schema = z
  .strictObject({
    maxLength: wholeNumber(2, 14_400, 'seconds')
      .default(3600)
      .optional()
      .describe('Longest recording in seconds. At most 120 if it is transcribed.'),
    timeout: wholeNumber(0, 600, 'seconds')
      .default(5)
      .optional()
      .describe('Seconds of silence that end the recording; 0 for never.'),
    finishOnKey: z
      .string()
      .regex(/^[0-9*#]*$/, { error: 'must be keys (0 to 9, * and #), or "" for none' })
      .default('1234567890*#')
      .optional()
      .meta({ description: 'The keys that end the recording; "" for none.', examples: ['#'] }),
    playBeep: z.boolean().default(true).optional().describe('Whether a beep tells the caller to begin.'),
    transcribe: z
      .boolean()
      .default(false)
      .optional()
      .describe(
        'Whether Twilio writes down what was said, for a fee. English only. Needs a maxLength of at most 120.',
      ),
    then: documentName
      .optional()
      .describe('The document after the recording. If absent, the verb after the record is next.'),
  })
  .describe('Records what the caller says. The owner gets a text that says where to listen.');

export type Recording = z.input<typeof schema>;

export const record: VerbTool<typeof schema> = {
  schema,
  twiml: 'Record',
  ending: 'the record before it goes on with its `then`',
  texts: none,
  numbers: none,

  words(value) {
    const { maxLength } = Object(value) as { maxLength?: unknown };
    return brief('record', typeof maxLength === 'number' ? `up to ${maxLength} s` : '');
  },

  /** Twilio writes down English only, and recordings of at most two minutes. */
  faults({ transcribe, maxLength }, { language }) {
    if (!transcribe) return [];
    const most = 'a recording that is transcribed may be 120 seconds long at most';
    const tooLong: Fault = {
      path: [maxLength === undefined ? 'transcribe' : 'maxLength'],
      code: 'transcribed-too-long',
      message: maxLength === undefined ? `${most}, and without maxLength this one may be 3600` : most,
      remedy: 'Set maxLength to 120, or leave out transcribe.',
      severity: 'error',
    };
    const notEnglish: Fault = {
      path: ['transcribe'],
      code: 'transcribed-language',
      message: 'Twilio transcribes English only',
      remedy: 'Leave it out.',
      severity: 'warning',
    };
    return [
      ...(maxLength === undefined || maxLength > 120 ? [tooLong] : []),
      ...(/^en\b/.test(language) ? [] : [notEnglish]),
    ];
  },
};
