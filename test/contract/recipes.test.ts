import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/tooling.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const stems = (folder: string) =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /^[a-z]\w*\.ts$/.test(entry.name))
    .map(({ name }) => name.replace(/\.ts$/, ''));
const ARCHITECTURE = read('ARCHITECTURE.md');

/** The files of the recipe whose table follows this sentence. */
function recipe(title: string): string[] {
  const after = ARCHITECTURE.slice(ARCHITECTURE.indexOf(`\n${title}:\n`));
  const table = /\| file \| what \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(after)?.[1] ?? '';
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '');
}

const VERBS = readdirSync(path.join(ROOT, 'src/phoneLine/verbs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The resources' names, as the table of the REST API has them. */
const RESOURCES = [
  ...(/RESOURCES: [^=]+= \[([^\]]+)\]/.exec(read('sandbox/src/rest/restApi.ts'))?.[1] ?? '').matchAll(/\w+/g),
]
  .map(([name]) => name)
  .filter((name) => name !== 'callRecordings');

/** What is built by each recipe, by the placeholder in its file names. */
const RECIPES: [title: string, placeholder: string, names: readonly string[]][] = [
  ['A verb of phone-line.json', '<verb>', VERBS],
  ['A function', '<function>', stems('src/functions')],
  ['A setting', '<setting>', Object.keys(SETTINGS)],
  ['A REST resource of the sandbox', '<resource>', RESOURCES],
];

describe.each(RECIPES)('%s', (title, placeholder, names) => {
  const files = recipe(title);

  test('has a recipe, and there are some', () => {
    expect(files.length).toBeGreaterThan(2);
    expect(names.length).toBeGreaterThan(1);
  });

  test.each(names)('%s stands in every file of it', (name) => {
    const lacking = files.filter((file) => {
      const own = file.replaceAll(placeholder, name);
      return !existsSync(path.join(ROOT, own)) || (own === file && !read(file).includes(name));
    });
    expect(lacking).toEqual([]);
  });
});

describe('the trip of a call', () => {
  const section = /## The trip of a call\n([\s\S]*?)\n## /.exec(ARCHITECTURE)?.[1] ?? '';
  const files = [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map((match) => match[1] ?? '');
  const imports = (file: string) =>
    [...read(file).matchAll(/from '(\.[^']+)'/g)].map((match) =>
      path.posix.join(path.posix.dirname(file), match[1] ?? ''),
    );

  test('crosses at most six files', () => {
    expect(files.length).toBeGreaterThan(3);
    expect(files.length).toBeLessThanOrEqual(6);
  });

  test.each(files.slice(1))('%s is imported by an earlier one of them, or by the map of verbs', (file) => {
    const earlier = [...files.slice(0, files.indexOf(file)), 'src/phoneLine/verbs/index.ts'];
    expect(earlier.some((one) => imports(one).includes(file))).toBe(true);
  });
});
