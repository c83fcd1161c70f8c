import { z } from 'zod';
import { documentName, languageTag, oneVerb, wholeNumber } from '../../schema/basics.ts';
import { normalizeSpeech, offers } from '../../speech.ts';
import { pause } from '../pause/schema.ts';
import { play } from '../play/schema.ts';
import { say } from '../say/schema.ts';
import { brief, type Fault, none, type VerbTool, wordsOf } from '../tool.ts';

/** What may be heard while a gather listens. */
const promptVerb = oneVerb({
  say: say.schema.optional(),
  play: play.schema.optional(),
  pause: pause.schema.optional(),
});

const schema = z
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
      .meta({
        description: 'Words that the caller is likely to say. If absent, the phrases of `on`.',
        examples: [['sales', 'opening hours']],
      }),
    language: languageTag.optional().describe("Language of the caller's speech. If absent, the line's."),
    on: z
      .record(z.string().regex(/\S/, { error: 'a key of `on` must not be empty' }), documentName)
      .optional()
      .meta({
        description:
          'Where each input leads: keys ("1", "42", "*"), which may be said where speech counts, or phrases ("opening hours") to documents.',
        examples: [{ '1': 'sales', 'opening hours': 'hours' }],
      }),
    otherwise: documentName
      .optional()
      .describe('The document for any other input. If absent, the verb after the gather is next.'),
  })
  .describe('Asks for keys or speech, and goes on by what came. Without input the next verb runs.');

export type Gather = z.input<typeof schema>;
export type PromptVerb = NonNullable<Gather['prompt']>[number];

export const gather: VerbTool<typeof schema> = {
  schema,
  twiml: 'Gather',

  texts: ({ prompt = [] }, line) =>
    prompt.flatMap(({ say: spoken }, index) =>
      (spoken === undefined ? [] : say.texts(spoken, line)).map((text) => ({
        ...text,
        path: ['prompt', index, 'say', ...text.path],
      })),
    ),

  numbers: none,

  words(value) {
    if ((wordsOf(Object(value), 'input') || 'dtmf').includes('speech'))
      return brief('gather', 'keys or speech');
    const { numDigits } = Object(value) as { numDigits?: unknown };
    if (typeof numDigits !== 'number') return brief('gather', 'keys');
    return brief('gather', `${numDigits} ${numDigits === 1 ? 'key' : 'keys'}`);
  },

  /** Each choice that it offers can be made, and is not the same as another. */
  faults: (value) => [
    ...spellingFaults(value),
    ...keyFaults(value),
    ...phraseFaults(value),
    ...promptFaults(value),
    ...hintFaults(value),
  ],
};

function error(path: Fault['path'], code: string, message: string, remedy: string): Fault {
  return {
    path,
    ...(path?.[0] === 'on' && { at: 'key' as const }),
    code,
    message,
    remedy,
    severity: 'error',
  };
}

/** What to write in place of a choice that is taken for words, and was hardly meant so: "１", "press 1", "default". */
function choiceMeant(input: string): string | undefined {
  const plain = input.normalize('NFKC').trim().toLowerCase();
  if (/^(default|else|otherwise|nomatch|noinput|timeout)$/.test(plain))
    return 'Write "otherwise" beside "on".';
  if (/^[0-9*#](\s*[-,/|]\s*[0-9*#])+$/.test(plain)) return 'Write each key by itself.';
  const key = /^(?:(?:press|key|dial)\s*)?([0-9*#]+)[.:)]?$/.exec(plain)?.[1];
  return key === undefined || key === input ? undefined : `Write "${key}".`;
}

function spellingFaults({ on = {} }: Gather): Fault[] {
  return Object.keys(on).flatMap((input) => {
    const remedy = choiceMeant(input);
    if (remedy === undefined) return [];
    const message = `"${input}" is taken for words to say, not for a key`;
    return [error(['on', input], 'key-misspelt', message, remedy)];
  });
}

function keyFaults(value: Gather): Fault[] {
  if (value.input === 'speech') return [];
  const { keys } = offers(value.on);
  const faults = keys.flatMap((key) => keyFault(key, value) ?? []);
  const singleKeys = keys.length > 0 && keys.every((key) => key.length === 1);
  if (!singleKeys || value.numDigits !== undefined) return faults;
  return [
    ...faults,
    {
      path: [],
      code: 'waits-for-more-keys',
      message: 'waits after the key for more of them',
      remedy: 'Set numDigits to 1, so that one key is enough.',
      severity: 'warning',
    },
  ];
}

function keyFault(key: string, { numDigits, finishOnKey }: Gather): Fault | undefined {
  const path = ['on', key];
  if (numDigits !== undefined && key.length > numDigits) {
    const message = `can never be keyed: the gather ends after ${numDigits} of its keys`;
    return error(path, 'key-too-long', message, 'Raise numDigits.');
  }
  if (!finishOnKey || !key.includes(finishOnKey)) return undefined;
  const remedy = 'Choose another key, or another finishOnKey ("" for none).';
  return error(path, 'key-ends-input', `can never be keyed: ${finishOnKey} ends the input`, remedy);
}

function phraseFaults(value: Gather): Fault[] {
  const seen = new Map<string, string>();
  const phrases = offers(value.on).phrases.filter((phrase) => choiceMeant(phrase) === undefined);
  return phrases.flatMap((phrase) => {
    const words = normalizeSpeech(phrase);
    const same = seen.get(words);
    seen.set(words, phrase);
    return phraseFault(phrase, words, same, value) ?? [];
  });
}

function phraseFault(
  phrase: string,
  words: string,
  same: string | undefined,
  { input }: Gather,
): Fault | undefined {
  const path = ['on', phrase];
  if (input === 'dtmf') {
    const message = 'is a phrase, but the gather listens for keys only';
    return error(path, 'phrase-without-speech', message, 'Set input to "dtmf speech".');
  }
  if (words === '')
    return error(path, 'phrase-without-words', 'has no word in it that could be said', 'Write the words.');
  if (same !== undefined)
    return error(path, 'same-phrase', `sounds the same as "${same}"`, 'Keep one of them.');
  if (phrase.length <= 100) return undefined;
  const message = 'is longer than a hint may be (100 characters)';
  return { path, at: 'key', code: 'phrase-too-long', message, remedy: 'Shorten it.', severity: 'warning' };
}

function promptFaults({ prompt = [] }: Gather): Fault[] {
  return prompt.flatMap(({ play }, index) => {
    if (typeof play !== 'object' || !('digits' in play)) return [];
    const message = 'key tones cannot be played while keys are awaited';
    const remedy = 'Play an audio file, or move it before the gather.';
    return [error(['prompt', index, 'play'], 'tones-in-prompt', message, remedy)];
  });
}

function hintFaults(value: Gather): Fault[] {
  const hints = typeof value.hints === 'string' ? value.hints.split(',') : (value.hints ?? []);
  if (hints.length <= 500 && hints.every((hint) => hint.trim().length <= 100)) return [];
  const message = 'Twilio takes at most 500 hints of 100 characters each';
  return [error(['hints'], 'too-many-hints', message, 'Leave some out.')];
}
