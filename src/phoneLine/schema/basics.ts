import { z } from 'zod';
import { visible, withoutInvisible } from '../../characters.ts';
import { E164, isE164 } from '../../e164.ts';
import { pastedE164, pastedNumber } from '../../pasted.ts';

const HOW_TO_WRITE = 'write a number in international form, such as +12025550143, without blanks or dashes';

/**
 * A phone number in E.164, or one of the placeholders named.
 * @param placeholders names that stand for a number in this place
 */
export function phoneNumber(placeholders: readonly string[], description: string) {
  const names = placeholders.map((name) => `{{${name}}}`);
  const pattern = new RegExp(`^(${[E164, ...placeholders.map((name) => `\\{\\{${name}\\}\\}`)].join('|')})$`);
  return z
    .string()
    .regex(pattern, { error: (issue) => numberProblem(String(issue.input), names) })
    .meta({ description, examples: ['+12025550143', ...names] });
}

function numberProblem(input: string, names: string[]): string {
  const misspelt = misspeltNumber(input);
  if (misspelt !== undefined) return `${visible(input)} is not written as it must be: write ${misspelt}`;
  if (/^\+?\d{2,6}$/.test(input))
    return `${visible(input)} is a short or an emergency number, which the line cannot call: ${HOW_TO_WRITE}`;
  if (/^sips?:|@/i.test(input))
    return `${visible(input)} is an address, but a phone number must stand here: ${HOW_TO_WRITE}`;
  const placeholder = names.find(
    (name) => name.replace(/[{}]/g, '') === withoutInvisible(input).replace(/[\s{}$]/g, ''),
  );
  if (placeholder !== undefined) return `${visible(input)} is not a phone number: write ${placeholder}`;
  if (input.includes('{{')) return `${input} cannot stand here: use ${['a number', ...names].join(' or ')}`;
  return `${visible(input)} is not a phone number: ${HOW_TO_WRITE}`;
}

/** The number in its right form, where it is international and only written otherwise. */
function misspeltNumber(input: string): string | undefined {
  const number = pastedE164(pastedNumber(input).replace(/^00/, '+'));
  return isE164(number) ? number : undefined;
}

export const documentName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, {
    error: (issue) => nameProblem(String(issue.input)),
  })
  .meta({ description: 'Name of a document under voice.documents.', examples: ['start'] });

function nameProblem(input: string): string {
  const written = JSON.stringify(input);
  if (/^\w+:\/\//.test(input))
    return `${written} is a URL, but the name of a document must stand here, such as start`;
  if (/^\+\d+$/.test(input))
    return `${written} is a phone number, but the name of a document must stand here, such as start`;
  return `${written} cannot be a document's name: use letters, digits, - and _ (up to 64), a letter first, because names stand in URLs`;
}

export function httpsUrl(description: string) {
  return z
    .string()
    .regex(/^https:\/\/[^\s/]+\S*$/, {
      error: (issue) =>
        `${JSON.stringify(issue.input)} cannot be fetched by Twilio: give a full URL that begins with https://`,
    })
    .meta({ description, examples: ['https://demo.twilio.com/docs/classic.mp3'] });
}

/** A text that is spoken or sent. */
export function text(description: string, example: string) {
  return z
    .string()
    .regex(/\S/, { error: 'the text is empty: write something, or leave this out' })
    .meta({ description, examples: [example] });
}

export function wholeNumber(least: number, most: number, unit: string) {
  const error = `must be a whole number of ${unit} from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

export const voiceName = z
  .string()
  .min(1, { error: "names no voice: leave it out for Twilio's plain voice" })
  .meta({
    description:
      "Who speaks, by Twilio's name for the voice. Twilio's own plain voice if absent. Should speak the language set beside it.",
    examples: ['Polly.Joanna-Neural', 'Polly.Seoyeon-Neural', 'Google.en-US-Neural2-C', 'man', 'woman'],
  });

export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    abort: true,
    error: (issue) => languageProblem(String(issue.input)),
  })
  .refine((tag) => rightLanguage(tag) === undefined, {
    error: (issue) => languageProblem(String(issue.input)),
  })
  .meta({ description: 'Language of the text, as a BCP 47 tag.', examples: ['en-US', 'ko-KR'] });

function languageProblem(input: string): string {
  const example = rightLanguage(input) ?? 'it such as en-US, ko-KR or de-DE';
  return `${JSON.stringify(input)} is not a language tag: write ${example}`;
}

/** The tag as it should be, where only its case, its hyphen or its country is wrong: en_us, en-UK. */
function rightLanguage(input: string): string | undefined {
  const [language = '', region = '', ...more] = input.replaceAll('_', '-').split('-');
  if (!/^[a-z]{2,3}$/i.test(language) || !/^[a-z]{2}$/i.test(region) || more.length > 0) return undefined;
  const country = region.toUpperCase() === 'UK' ? 'GB' : region.toUpperCase();
  const right = `${language.toLowerCase()}-${country}`;
  return right === input ? undefined : right;
}

export const loop = wholeNumber(0, 1000, 'times')
  .default(1)
  .describe('How often, 0 to 1000. 0 means until the caller hangs up.');

/** An object that holds exactly one of these verbs. */
export function oneVerb<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ');
  return z
    .strictObject(shape)
    .refine((value) => Object.keys(value).length === 1, {
      error: ({ input }) => {
        const keys = Object.keys(Object(input));
        const remedy = keys.length > 1 ? `; put each of ${keys.join(', ')} into an object of its own` : '';
        return `a verb is an object with exactly one of ${names}${remedy}`;
      },
    })
    .meta({ minProperties: 1, maxProperties: 1 });
}
