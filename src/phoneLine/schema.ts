import { z } from 'zod';
import { E164 } from '../e164.ts';
import { documentName, languageTag, voiceName } from './schema/basics.ts';
import { hours } from './schema/hours.ts';
import { sms } from './schema/sms.ts';
import { verb } from './verbs/tools.ts';

const voice = z
  .strictObject({
    language: languageTag.optional().describe('Language of all texts that name none. en-US if absent.'),
    voice: voiceName.optional(),
    hours: hours.optional(),
    outgoing: z
      .array(documentName)
      .optional()
      .describe('Documents that nothing leads to because makeCall alone plays them.')
      .meta({ examples: [['reminder']] }),
    documents: z
      .record(
        documentName,
        z.array(verb).describe('Verbs, done one after another. At the end the call ends.'),
      )
      .refine((documents) => Object.hasOwn(documents, 'start'), {
        error: ({ input }) => {
          const near = Object.keys(Object(input)).find((name) => name.toLowerCase() === 'start');
          const remedy = near === undefined ? '' : `; write "start" in place of "${near}"`;
          return `there must be a document named start: incoming calls begin there${remedy}`;
        },
      })
      .describe('Documents by name. An incoming call begins at `start`.'),
  })
  .describe('What callers hear.');

const BLOCKED = new RegExp(`^(${E164}|\\+[1-9]\\d{0,14}\\*|anonymous)$`);

function blockedProblem(input: string): string {
  const plain = input
    .toLowerCase()
    .replace(/[\s()-]/g, '')
    .replace(/^00/, '+');
  const right = BLOCKED.test(plain)
    ? plain
    : 'a number such as +12025550143, a beginning such as +1900*, or anonymous';
  return `${JSON.stringify(input)} matches no caller: write ${right}`;
}

const blockedCaller = z
  .string()
  .regex(BLOCKED, { error: (issue) => blockedProblem(String(issue.input)) })
  .meta({
    description: 'A number, the beginning of numbers followed by *, or anonymous.',
    examples: ['+12025550143', '+1900*', 'anonymous'],
  });

/** The one definition of phone-line.json: types, checker, JSON Schema and documentation come from it. */
export const phoneLineSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the schema of this file.'),
    voice,
    sms: sms.optional(),
    blockedCallers: z
      .array(blockedCaller)
      .optional()
      .describe('Callers who are turned away before anything else, and whose texts get no answer.'),
  })
  .meta({ title: 'Phone line', description: 'What callers hear and what texts get back.' });

/** The JSON Schema (draft 7, which editors read best) of phone-line.json. */
export function phoneLineJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(phoneLineSchema, { io: 'input', target: 'draft-7' });
}
