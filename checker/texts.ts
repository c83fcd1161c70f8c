import {
  characters,
  documentTwiml,
  ENCODED_SAY_LIMIT,
  encodedLength,
  fold,
  MESSAGE_LIMIT,
  type PhoneLine,
  replacePlaceholders,
  sayLimit,
  stripIllegal,
  TWILIO_KEYWORDS,
  TWIML_BYTES_LIMIT,
  textsOf,
  wantsToBeLeftAlone,
} from '../src/tooling.ts';
import { atKey, error, type Finding, warning } from './finding.ts';
import { checkMarkup } from './markup.ts';
import type { PlacedText } from './placedText.ts';
import { checkPlaceholders, gatheredTexts } from './placeholders.ts';
import { verbs } from './verbs.ts';

/** Every text of the line. */
export function texts(line: PhoneLine): PlacedText[] {
  const ofVerbs = verbs(line).flatMap(({ verb, path }) =>
    textsOf(verb, line.voice).map((text) => ({ ...text, path: [...path, ...text.path] })),
  );
  return [...ofVerbs, ...replyTexts(line)];
}

/** Placeholders that exist and have a value where they stand; lengths within Twilio's limits; nothing unsayable. */
export function checkTexts(line: PhoneLine): Finding[] {
  const gathered = gatheredTexts(line);
  return texts(line).flatMap((text) => [
    ...checkPlaceholders(text, gathered),
    ...checkMarkup(text),
    ...checkLength(text),
    ...checkCharacters(text),
  ]);
}

function checkLength({ path, text, kind, voice }: PlacedText): Finding[] {
  const fixed = stripIllegal(replacePlaceholders(text, () => ''));
  const limit = kind === 'say' ? sayLimit(voice) : MESSAGE_LIMIT;
  const what = kind === 'say' ? 'one say' : 'one text message';
  const count = characters(fixed);
  if (count > limit) {
    const message = `has ${count} characters; Twilio takes at most ${limit} in ${what}`;
    return [error('text-too-long', path, message, 'Split it.')];
  }
  const encoded = kind === 'say' ? encodedLength(fixed) : 0;
  if (encoded <= ENCODED_SAY_LIMIT) return [];
  const message = `has ${encoded} bytes when percent-encoded; Twilio takes at most ${ENCODED_SAY_LIMIT} in one say`;
  return [error('text-too-long', path, message, 'Split it: in Hangul that is about 500 syllables.')];
}

function checkCharacters({ path, text }: PlacedText): Finding[] {
  if (stripIllegal(text) === text) return [];
  return [
    warning('control-characters', path, 'holds control characters, which will be left out', 'Remove them.'),
  ];
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

/** Keywords are the line's to answer, and differ from each other. */
export function checkKeywords(line: PhoneLine): Finding[] {
  const seen = new Map<string, string>();
  return Object.keys(line.sms?.keywords ?? {}).flatMap((keyword) => {
    const key = fold(keyword);
    const same = seen.get(key);
    seen.set(key, keyword);
    return keywordFault(keyword, key, same) ?? [];
  });
}

function keywordFault(keyword: string, key: string, same: string | undefined): Finding | undefined {
  const fault = (code: string, message: string, remedy: string) =>
    atKey(error(code, ['sms', 'keywords', keyword], message, remedy));
  if (key === '')
    return fault(
      'keyword-without-words',
      'holds nothing that a text could be compared with',
      'Write a word.',
    );
  if (TWILIO_KEYWORDS.has(key)) {
    const message = `Twilio answers ${key.toUpperCase()} itself, so the line never does`;
    return fault('keyword-of-twilio', message, 'Choose another word.');
  }
  if (wantsToBeLeftAlone(keyword)) {
    const message = 'asks to be left alone, and the line never answers such a text';
    return fault('keyword-left-alone', message, 'Choose another word.');
  }
  if (same === undefined) return undefined;
  const message = `is the same keyword as "${same}": case, typographic marks and outer punctuation do not matter`;
  return fault('same-keyword', message, 'Keep one of them.');
}

/** No document is longer than the longest answer that Twilio reads (error 11750 beyond). */
export function checkSizes(line: PhoneLine): Finding[] {
  return Object.keys(line.voice.documents)
    .filter((name) => isTooLong(line, name))
    .map((name) =>
      atKey(
        error(
          'document-too-long',
          ['voice', 'documents', name],
          `is longer than Twilio reads (${TWIML_BYTES_LIMIT / 1024} kB of TwiML)`,
          'Split it into several, each with a redirect to the next.',
        ),
      ),
    );
}

function isTooLong(line: PhoneLine, name: string): boolean {
  let tooLong = false;
  documentTwiml(
    {
      line,
      query: new URLSearchParams(),
      document: name,
      entered: [],
      owed: [],
      params: {},
      base: 'https://app.example/api',
      placeholders: { OWNER_PHONE_NUMBER: '+12025550100', TWILIO_PHONE_NUMBER: '+12025550101' },
      now: new Date(0),
      note: (event) => {
        tooLong ||= event === 'line.documentTooLong';
      },
    },
    name,
  );
  return tooLong;
}
