import { ENCODED_SAY_LIMIT, encodedLength, MESSAGE_LIMIT, sayLimit } from '../src/phoneLine/limits.ts';
import {
  isParameterPlaceholder,
  isSettingPlaceholder,
  PARAMETER_PLACEHOLDERS,
  placeholderNames,
  replacePlaceholders,
  SETTING_PLACEHOLDERS,
} from '../src/phoneLine/placeholders.ts';
import { stripIllegal } from '../src/phoneLine/twiml.ts';
import type { PhoneLine, PromptVerb, Verb } from '../src/phoneLine/types.ts';
import { error, type Finding, type Path, warning } from './finding.ts';
import { didYouMean } from './suggest.ts';
import { verbs } from './walk.ts';

/** A text of the line, and who gets it how. */
export interface PlacedText {
  path: Path;
  text: string;
  kind: 'say' | 'message in a call' | 'reply';
  voice?: string;
  language?: string;
}

export function texts(line: PhoneLine): PlacedText[] {
  const spoken = verbs(line).flatMap(({ verb, path }) => [
    ...sayTexts(line, verb, path),
    ...smsTexts(verb, path),
  ]);
  return [...spoken, ...replyTexts(line)];
}

/** Placeholders that exist and have a value where they stand; lengths within Twilio's limits; nothing unsayable. */
export function checkTexts(line: PhoneLine): Finding[] {
  return texts(line).flatMap((text) => [
    ...checkPlaceholders(text),
    ...checkLength(text),
    ...checkCharacters(text),
  ]);
}

const ALL_PLACEHOLDERS = [...PARAMETER_PLACEHOLDERS, ...SETTING_PLACEHOLDERS];

function checkPlaceholders({ path, text, kind }: PlacedText): Finding[] {
  return placeholderNames(text).flatMap((name) => {
    if (!isParameterPlaceholder(name) && !isSettingPlaceholder(name)) {
      const remedy = didYouMean(name, ALL_PLACEHOLDERS) ?? `There are ${ALL_PLACEHOLDERS.join(', ')}.`;
      return [error(path, `there is no placeholder {{${name}}}`, remedy)];
    }
    const never = kind === 'reply' ? /^(Digits|SpeechResult|CallerName)$/ : /^Body$/;
    if (!never.test(name)) return [];
    const where = kind === 'reply' ? 'a text message' : 'a call';
    return [warning(path, `{{${name}}} is always empty here: ${where} has none`, 'Leave it out.')];
  });
}

function checkLength({ path, text, kind, voice }: PlacedText): Finding[] {
  const fixed = stripIllegal(replacePlaceholders(text, () => ''));
  const limit = kind === 'say' ? sayLimit(voice) : MESSAGE_LIMIT;
  const what = kind === 'say' ? 'one say' : 'one text message';
  if (fixed.length > limit)
    return [
      error(path, `has ${fixed.length} characters; Twilio takes at most ${limit} in ${what}`, 'Split it.'),
    ];
  const encoded = kind === 'say' ? encodedLength(fixed) : 0;
  if (encoded <= ENCODED_SAY_LIMIT) return [];
  const message = `has ${encoded} bytes when percent-encoded; Twilio takes at most ${ENCODED_SAY_LIMIT} in one say`;
  return [error(path, message, 'Split it: in Hangul that is about 500 syllables.')];
}

function checkCharacters({ path, text }: PlacedText): Finding[] {
  if (stripIllegal(text) === text) return [];
  return [warning(path, 'holds control characters, which will be left out', 'Remove them.')];
}

function sayTexts(line: PhoneLine, verb: Verb, path: Path): PlacedText[] {
  const prompts = (verb.gather?.prompt ?? []).map((prompt, index) => ({
    prompt: prompt as PromptVerb,
    path: [...path, 'gather', 'prompt', index],
  }));
  return [{ prompt: verb, path }, ...prompts].flatMap(({ prompt: { say }, path }) => {
    if (say === undefined) return [];
    const { voice, language } = line.voice;
    if (typeof say === 'string') return [{ path: [...path, 'say'], text: say, kind: 'say', voice, language }];
    const ownLanguage = say.language !== undefined && say.language !== (language ?? 'en-US');
    const spoken = {
      voice: say.voice ?? (ownLanguage ? undefined : voice),
      language: say.language ?? language,
    };
    return [{ path: [...path, 'say', 'text'], text: say.text, kind: 'say', ...spoken }];
  });
}

function smsTexts({ sms }: Verb, path: Path): PlacedText[] {
  if (sms === undefined) return [];
  if (typeof sms === 'string') return [{ path: [...path, 'sms'], text: sms, kind: 'message in a call' }];
  return [{ path: [...path, 'sms', 'text'], text: sms.text, kind: 'message in a call' }];
}

function replyTexts(line: PhoneLine): PlacedText[] {
  const keywords = Object.entries(line.sms?.keywords ?? {});
  const replies = [
    { path: ['sms', 'reply'], reply: line.sms?.reply },
    ...keywords.map(([word, reply]) => ({ path: ['sms', 'keywords', word], reply })),
  ];
  return replies.flatMap(({ path, reply }): PlacedText[] => {
    if (typeof reply === 'string') return [{ path, text: reply, kind: 'reply' }];
    return reply?.text === undefined ? [] : [{ path: [...path, 'text'], text: reply.text, kind: 'reply' }];
  });
}
