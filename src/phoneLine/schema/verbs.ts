import { z } from 'zod';
import { documentName, httpsUrl, languageTag, phoneNumber, text, voiceName, wholeNumber } from './basics.ts';
import { dial } from './dial.ts';
import { record } from './record.ts';

const loop = wholeNumber(0, 1000, 'times')
  .default(1)
  .describe('How often, 0 to 1000. 0 means until the caller hangs up.');

const sayText = text(
  'What the caller hears, spoken. May hold placeholders such as {{From}} or {{Digits}}.',
  'Hello, and thank you for calling.',
);

const say = z
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

const playUrl = httpsUrl('Audio to play: MP3, WAV and the like, at an https URL that Twilio can reach.');

const play = z
  .union([
    playUrl,
    z.strictObject({ url: playUrl, loop: loop.optional() }),
    z.strictObject({
      digits: z
        .string()
        .regex(/^[0-9A-D#*wW]+$/, { error: 'must be keys: 0 to 9, A to D, * and #, w and W for pauses' })
        .meta({
          description: 'Key tones to play: 0-9, A-D, * and #; w waits half a second, W a second.',
          examples: ['ww1234#'],
        }),
    }),
  ])
  .describe('Plays audio, or key tones.');

const pause = wholeNumber(1, 600, 'seconds').meta({
  description: 'Waits in silence, in seconds.',
  examples: [2],
});

/** What may be heard while a gather listens. */
const promptVerb = oneVerb({ say: say.optional(), play: play.optional(), pause: pause.optional() });

const gather = z
  .strictObject({
    prompt: z
      .array(promptVerb)
      .optional()
      .describe('What the caller hears while keys or speech are awaited: say, play and pause.'),
    input: z
      .enum(['dtmf', 'speech', 'dtmf speech', 'speech dtmf'], {
        error: 'must be "dtmf" (keys), "speech" or "dtmf speech"',
      })
      .optional()
      .describe('Keys, speech or both. If absent: keys, and speech too if `on` names a phrase.'),
    numDigits: wholeNumber(1, 1000, 'keys')
      .optional()
      .describe('After how many keys the input is complete. If absent, after `finishOnKey` or `timeout`.'),
    timeout: wholeNumber(1, 600, 'seconds')
      .default(5)
      .optional()
      .describe('Seconds of silence, after the prompt or the last key, that end the waiting.'),
    finishOnKey: z
      .string()
      .regex(/^[0-9*#]?$/, { error: 'must be one key (0 to 9, * or #), or "" for none' })
      .optional()
      .meta({
        description:
          'The key that ends the input and is not part of it; "" for none. If absent: #, unless `on` offers #.',
        examples: ['#', '*', ''],
      }),
    hints: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .describe('Words that the caller is likely to say. If absent, the phrases of `on`.'),
    language: languageTag.optional().describe("Language of the caller's speech. If absent, the line's."),
    on: z
      .record(z.string().regex(/\S/, { error: 'a key of `on` must not be empty' }), documentName)
      .optional()
      .meta({
        description:
          'Where each input leads: keys ("1", "42", "*") or, for speech, phrases ("opening hours") to documents.',
        examples: [{ '1': 'sales', 'opening hours': 'hours' }],
      }),
    otherwise: documentName
      .optional()
      .describe('The document for any other input. If absent, the verb after the gather is next.'),
  })
  .describe('Asks for keys or speech, and goes on by what came. Without input the next verb runs.');

const redirect = documentName.describe('Goes on with another document.');

const reject = z
  .enum(['rejected', 'busy'], { error: 'must be "rejected" or "busy"' })
  .describe('Turns the call away unanswered and free of charge; the caller hears a busy or an error tone.');

const hangup = z.literal(true, { error: 'must be true' }).describe('Ends the call.');

const smsText = text(
  'The text to send, up to 1600 characters. May hold placeholders.',
  'Our address: 1 Main Street.',
);

const sms = z
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

/** The ten verbs; a verb of a document holds exactly one of them. */
export const verb = oneVerb({
  say: say.optional(),
  play: play.optional(),
  pause: pause.optional(),
  gather: gather.optional(),
  dial: dial.optional(),
  record: record.optional(),
  redirect: redirect.optional(),
  reject: reject.optional(),
  hangup: hangup.optional(),
  sms: sms.optional(),
});

function oneVerb<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ');
  return z
    .strictObject(shape)
    .refine((value) => Object.keys(value).length === 1, {
      error: `a verb is an object with exactly one of ${names}`,
    })
    .meta({ minProperties: 1, maxProperties: 1 });
}
