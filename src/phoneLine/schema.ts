import { z } from 'zod';
import { documentName, languageTag, voiceName } from './schema/basics.ts';
import { blockedCaller } from './schema/blocked.ts';
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
