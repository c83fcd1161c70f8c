import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../studio/index.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const README = read('README.md');

/** The part of the README under a heading. */
function section(title: string): string {
  const [, after = ''] = README.split(`\n## ${title}\n`);
  return after.split('\n## ')[0] ?? '';
}

/** The names in backticks in the first column of a section's tables. */
const firstColumn = (text: string, pattern: RegExp) =>
  text
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(pattern)].map(([, name = '']) => name));

describe('the table of scripts', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const listed = firstColumn(section('Scripts'), /`npm (?:run )?([\w:-]+)`/g);

  test('names each script of package.json, and no other', () => {
    expect(listed.toSorted()).toEqual(Object.keys(scripts).toSorted());
  });
});

test('each command that the README runs is a script of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const run = [...README.matchAll(/\bnpm run\s+([\w:-]+)/g)].map(([, name = '']) => name);
  expect(run.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('the table of functions has a row for each function, with its route', () => {
  const files = readdirSync(path.join(root, 'src/functions')).map((file) => file.replace('.ts', ''));
  const rows = [...section('The functions').matchAll(/^\| (\w+) \| `([^`]+)`(?:, `([^`]+)`)? \|/gm)];
  const routeOf = (name: string) => /route: '([^']+)'/.exec(read(`src/functions/${name}.ts`))?.[1];
  expect(rows.map(([, name]) => name).toSorted()).toEqual(files.toSorted());
  for (const [, name = '', first = '', second] of rows)
    expect((second ?? first).replace(/^[A-Z]+ /, ''), name).toBe(routeOf(name));
});

test('begins with one sentence, a picture and two commands', () => {
  const [beginning = ''] = README.split('\n## ');
  expect(beginning.match(/^ {4}\S.*$/gm)).toEqual(['    npm ci && npm start', '    npm ci && npm test']);
  expect(beginning.match(/!\[/g)).toHaveLength(1);
});

test('each file that the README links to exists', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file = '']) => file);
  expect(links.length).toBeGreaterThan(5);
  for (const file of links) expect(() => read(file), file).not.toThrow();
});
