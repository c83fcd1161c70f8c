import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextAfter } from '../../src/phoneLine/verbs/index.ts';
import {
  describeVerb,
  documentTwiml,
  exitsOf,
  exitsOfAnything,
  type PhoneLine,
  phoneLineJsonSchema,
  VERB_TOOLS,
  type Verb,
} from '../../src/tooling.ts';
import { buildApp, root } from '../../studio/index.ts';
import { lineOf, turnOf } from '../phoneLine/helpers.ts';

/** What a verb consists of, beside its code: where one of these is missing, the test says which. */
const folder = path.join(root, 'src/phoneLine/verbs');
const names = Object.keys(VERB_TOOLS);
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const docs = read('docs/phone-line.md');
/** A verb of that name, as the examples have it. */
const shown = new Map<string, Verb>(
  readdirSync(path.join(root, 'examples'))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => Object.values((JSON.parse(read(`examples/${name}`)) as PhoneLine).voice.documents))
    .flatMap((verbs) => verbs.map((verb) => [Object.keys(verb)[0] ?? '', verb] as const)),
);

interface SchemaNode {
  description?: string;
  pattern?: string;
  properties?: { [name: string]: SchemaNode };
  additionalProperties?: SchemaNode | boolean;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** The JSON Schema of the verbs, by name. */
function schemas(): { [name: string]: SchemaNode } {
  const line = phoneLineJsonSchema() as SchemaNode;
  const documents = line.properties?.voice?.properties?.documents?.additionalProperties;
  return (typeof documents === 'object' && documents.items?.properties) || {};
}

test('every folder of a verb is in the list of verbs (verbs/tools.ts)', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...names].sort());
});

describe.each(names)('the verb %s', (name) => {
  test.each([
    [`src/phoneLine/verbs/${name}/schema.ts`, 'what tools know of it'],
    [`src/phoneLine/verbs/${name}/${name}.ts`, 'what it does at run time'],
    [`test/phoneLine/verbs/${name}.test.ts`, 'its tests'],
  ])('has %s: %s', (file) => expect(existsSync(path.join(root, file)), file).toBe(true));

  test('has its section in docs/phone-line.md', () => {
    expect(docs.match(new RegExp(`^### ${name}: `, 'm')), `### ${name}: ...`).not.toBeNull();
    expect(docs, 'an example of it').toMatch(new RegExp(`\\{\\s*"${name}":`));
  });

  test('is shown by an example', () => {
    expect([...shown.keys()], `"${name}" in examples/*.json`).toContain(name);
  });

  test('explains itself in editors', () => {
    expect(schemas()[name]?.description, 'a description in its schema').toEqual(expect.any(String));
  });

  test('has words for a map, whatever it holds', () => {
    for (const value of [undefined, null, 1, 'x', [], {}, true]) {
      const { words, twiml } = describeVerb({ [name]: value }) ?? {};
      expect([words, twiml], JSON.stringify(value)).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  test('writes TwiML of the name that tools know, and has a webhook if Twilio asks one what follows', () => {
    const verb = shown.get(name) ?? { hangup: true };
    const line = lineOf({ start: [verb] });
    const twiml = documentTwiml(turnOf(line), 'start');
    expect(twiml).toContain(`<${describeVerb(verb)?.twiml}`);
    const webhook = / action="/.test(twiml);
    const exits = exitsOf(verb);
    const next = nextAfter(verb, turnOf(line));
    expect(
      exits.some(({ callback }) => callback),
      'an exit that goes through a webhook',
    ).toBe(webhook);
    if (!webhook) return expect(next).toBeUndefined();
    expect(existsSync(path.join(root, `src/functions/${name}Twiml.ts`)), 'its function').toBe(true);
    expect(exits, 'what follows is one of its exits').toContainEqual(next);
  });

  test('has an exit for every name of a document that its schema knows, and for no other', () => {
    const filled = fill(schemas()[name] ?? {});
    const exits = exitsOfAnything({ [name]: filled.value });
    const led = exits.map(({ to }) => to).filter((to) => to !== undefined);
    expect(led.sort()).toEqual(filled.documents.sort());
  });

  test('writes each exit where it stands', () => {
    const { value } = fill(schemas()[name] ?? {});
    for (const { to, path: keys } of exitsOfAnything({ [name]: value }))
      if (to !== undefined) expect(keys.reduce<unknown>((inner, key) => Object(inner)[key], value)).toBe(to);
  });
});

/** The pattern of a document's name, as the schema has it for `redirect`. */
const NAME_PATTERN = schemas().redirect?.pattern;

/** A value that names a document wherever the schema lets it, and nothing else. */
function fill(node: SchemaNode, at = 'to'): { value: unknown; documents: string[] } {
  if (node.anyOf) {
    const forms = node.anyOf.map((form) => fill(form, at));
    return forms.find(({ documents }) => documents.length > 0) ?? { value: {}, documents: [] };
  }
  if (node.pattern !== undefined && node.pattern === NAME_PATTERN) return { value: at, documents: [at] };
  const { additionalProperties: other } = node;
  const inner = { ...node.properties, ...(typeof other === 'object' && { '1': other }) };
  const filled = Object.entries(inner).map(([key, child]) => [key, fill(child, `${at}-${key}`)] as const);
  const named = filled.filter(([, { documents }]) => documents.length > 0);
  return {
    value: Object.fromEntries(named.map(([key, { value }]) => [key, value])),
    documents: named.flatMap(([, { documents }]) => documents),
  };
}

describe('the bundle', () => {
  const outDir = path.join(root, 'dist', `verbs-test-${process.pid}`);
  let inputs: string[];
  beforeAll(async () => {
    await buildApp({ line: 'test/fixtures/lines/classic.json', outDir });
    const { outputs }: Metafile = JSON.parse(await readFile(path.join(outDir, 'metafile.json'), 'utf8'));
    inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  });
  afterAll(() => rm(outDir, { recursive: true, force: true }));

  test.each(names)('has the code of %s', (name) => {
    expect(inputs).toContain(`src/phoneLine/verbs/${name}/${name}.ts`);
  });

  test('has no schema, and nothing that only tools need', () => {
    const tools = /\/zod\/|\/schema(\/|\.ts$)|\/tools?\.ts$|src\/tooling\.ts$/;
    expect(inputs.filter((file) => tools.test(file))).toEqual([]);
  });
});
