import { z } from 'zod';
import { phoneLineSchema } from './schema.ts';

/** The JSON Schema (draft 7, which editors read best) of phone-line.json. */
export function phoneLineJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(phoneLineSchema, { io: 'input', target: 'draft-7' });
}
