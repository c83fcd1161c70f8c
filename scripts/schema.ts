import { writeFileSync } from 'node:fs';
import { phoneLineJsonSchema } from '../src/tooling.ts';

/** npx tsx scripts/schema.ts: writes phone-line.schema.json, with which editors complete and check phone lines. */
const file = new URL('../phone-line.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(phoneLineJsonSchema(), null, 2)}\n`);
