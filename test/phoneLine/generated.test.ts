import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { attributeTables } from '../../scripts/docs.ts';
import { inspectPhoneLine } from '../../scripts/phoneLineFile.ts';
import { phoneLineJsonSchema } from '../../src/phoneLine/jsonSchema.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const examples = readdirSync(new URL('examples', root)).filter((name) => name.endsWith('.json'));
const lines = ['phone-line.json', ...examples.map((name) => `examples/${name}`)];

describe('what is generated is current', () => {
  it('phone-line.schema.json (else run npx tsx scripts/schema.ts)', () => {
    expect(JSON.parse(read('phone-line.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(phoneLineJsonSchema())),
    );
  });

  it('the tables of docs/phone-line.md (else run npx tsx scripts/docs.ts)', () => {
    const document = read('docs/phone-line.md');
    for (const [name, table] of attributeTables()) expect(document, name).toContain(table);
  });
});

describe.each(lines)('%s', (file) => {
  it('passes the checker without a warning', () => {
    expect(inspectPhoneLine(new URL(file, root).pathname).findings).toEqual([]);
  });

  it('passes the JSON Schema, as an editor applies it', () => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const valid = ajv.validate(phoneLineJsonSchema(), JSON.parse(read(file)));
    expect(valid, ajv.errorsText()).toBe(true);
  });
});

it('the JSON Schema refuses what the checker refuses', () => {
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const validate = ajv.compile(phoneLineJsonSchema());
  const start = (...verbs: unknown[]) => ({ voice: { documents: { start: verbs } } });
  expect(validate(start({ say: 'Hi' }))).toBe(true);
  for (const verb of [
    { sya: 'x' },
    {},
    { say: 'a', pause: 1 },
    { say: '' },
    { dial: '555' },
    { gather: { numDigit: 1 } },
  ])
    expect(validate(start(verb)), JSON.stringify(verb)).toBe(false);
});
