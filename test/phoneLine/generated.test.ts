import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { checkPhoneLine, inspectPhoneLine } from '../../checker/index.ts';
import { attributeTables } from '../../scripts/docs.ts';
import { phoneLineJsonSchema } from '../../src/tooling.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const examples = readdirSync(new URL('examples', root)).filter((name) => name.endsWith('.json'));
const lines = ['test/fixtures/lines/classic.json', ...examples.map((name) => `examples/${name}`)];

describe('what is generated is current', () => {
  test('phone-line.schema.json (else run npx tsx scripts/schema.ts)', () => {
    expect(JSON.parse(read('phone-line.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(phoneLineJsonSchema())),
    );
  });

  test('the tables of docs/phone-line.md (else run npx tsx scripts/docs.ts)', () => {
    const unaligned = (text: string) => text.replace(/ +/g, ' ').replace(/\| ?-+ ?(?=\|)/g, '|-');
    const document = unaligned(read('docs/phone-line.md'));
    for (const [name, table] of attributeTables()) expect(document, name).toContain(unaligned(table));
  });
});

describe('every example of docs/phone-line.md', () => {
  const blocks = [...read('docs/phone-line.md').matchAll(/```json\n(.*?)```/gs)].map(
    (match) => match[1] ?? '',
  );
  const verbs = blocks.filter((block) => /^\{ ?\s*"(?!\$)/.test(block)).flatMap(asValues);
  const settings = blocks.filter((block) => block.startsWith('"')).map((block) => JSON.parse(`{${block}}`));

  test.each(verbs)('%j is a verb', (verb) => {
    expect(shapeFindings({ voice: { documents: { start: [verb] } } })).toEqual([]);
  });

  test.each(settings)('%j is a part of a line', (part) => {
    const { start = [], person = [], voicemail = [], hours, ...rest } = part;
    const voice = { documents: { start, person, voicemail }, ...(hours && { hours }) };
    expect(shapeFindings({ voice, ...rest })).toEqual([]);
  });

  test('is found', () => {
    expect([verbs.length, settings.length]).toEqual([14, 5]);
  });
});

/** One value over several lines, or one per line. */
function asValues(block: string): unknown[] {
  try {
    return [JSON.parse(block)];
  } catch {
    return block
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
  }
}

/** The examples name documents that they do not show. */
function shapeFindings(line: unknown) {
  return checkPhoneLine(line).filter(
    ({ code, severity }) => severity === 'error' && code !== 'unknown-document',
  );
}

describe.each(lines)('%s', (file) => {
  test('passes the checker without a warning', () => {
    // Its holidays were still to come when it was written.
    const now = new Date('2026-01-01T00:00:00Z');
    expect(inspectPhoneLine(new URL(file, root).pathname, { now }).findings).toEqual([]);
  });

  test('passes the JSON Schema, as an editor applies it', () => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const valid = ajv.validate(phoneLineJsonSchema(), JSON.parse(read(file)));
    expect(valid, ajv.errorsText()).toBe(true);
  });
});

test('the JSON Schema refuses what the checker refuses', () => {
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
