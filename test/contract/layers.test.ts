import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../studio/index.ts';

/** The worlds: folders that know of each other only what is said here. */
const WORLDS = ['src', 'checker', 'sandbox', 'functions-host', 'studio', 'scripts', 'examples'];

/** The one file of a world that other worlds may import. */
const ENTRIES = {
  app: 'src/tooling.ts',
  checker: 'checker/index.ts',
  sandbox: 'sandbox/src/index.ts',
  host: 'functions-host/index.ts',
  studio: 'studio/index.ts',
};

/** What a world may import of others. The studio builds the sandbox's page where it is not built yet. */
const MAY_IMPORT: { [world: string]: string[] } = {
  src: [],
  checker: [ENTRIES.app],
  sandbox: [],
  'functions-host': [],
  studio: [ENTRIES.app, ENTRIES.checker, ENTRIES.sandbox, ENTRIES.host, 'sandbox/build.ts'],
  // The README's picture is taken as the browser tests see the page.
  scripts: [...Object.values(ENTRIES), 'test/browser/page.ts'],
  examples: [ENTRIES.app],
};

/** The layers of src from top to bottom: a file may import from its own folder and from the layers below it. */
const LAYERS = [
  ['main', 'tooling'],
  ['functions'],
  ['http'],
  ['phoneLine', 'twilio'],
  ['settings', 'phoneNumber', 'log', 'problem'],
  ['party', 'pasted'],
  ['characters', 'countries', 'e164', 'korean', 'memo', 'urls'],
];

/** Every module of the repository, with the modules of the repository that it imports, types included. */
const graph = new Map([...WORLDS, 'test'].flatMap(sources).map((file) => [file, importsOf(file)] as const));
const worldOf = (file: string) => file.split('/')[0] ?? '';
const isWithin = (world: string) => (file: string) => worldOf(file) === world;

function sources(folder: string): string[] {
  const all = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  const modules = all.filter(
    (file) => /\.tsx?$/.test(file) && !/(^|[\\/])(node_modules|dist)[\\/]/.test(file),
  );
  return modules.map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/'))).sort();
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g)];
  return specifiers.map(([, specifier = '']) => path.posix.join(path.posix.dirname(file), specifier));
}

describe.each(WORLDS)('%s', (world) => {
  test('imports of other worlds their entries alone', () => {
    const foreign = [...graph]
      .filter(([file]) => isWithin(world)(file))
      .flatMap(([file, imported]) =>
        imported.filter((one) => worldOf(one) !== world).map((one) => [file, one]),
      );
    expect(foreign.filter(([, one = '']) => !MAY_IMPORT[world]?.includes(one))).toEqual([]);
  });
});

test("the sandbox's page runs in a browser: of the rest of the sandbox it knows types alone", () => {
  const page = sources('sandbox/page').map((file) => [file, readFileSync(path.join(root, file), 'utf8')]);
  const values = page.filter(([, text = '']) =>
    /(import|export) (?!type\b)[^;]*from '(#sandbox|(\.\.\/)+src\/)/.test(text),
  );
  expect(values.map(([file]) => file)).toEqual([]);
});

describe.each([...graph.keys()].filter(isWithin('src')))('%s', (file) => {
  const folderOf = (one: string) => one.split('/')[1]?.replace(/(\.d)?\.ts$/, '') ?? '';
  const layerOf = (one: string) => LAYERS.findIndex((folders) => folders.includes(folderOf(one)));

  test('has its place in a layer', () => expect(layerOf(file)).toBeGreaterThanOrEqual(0));

  test('imports from its own folder or the layers below', () => {
    const elsewhere = graph.get(file)?.filter((one) => folderOf(one) !== folderOf(file)) ?? [];
    expect(elsewhere.filter((one) => layerOf(one) <= layerOf(file))).toEqual([]);
  });
});

test('nothing imports itself in a circle, types included', () => {
  expect(circles()).toEqual([]);
});

test('app settings are read in settings.ts alone; the HTTP client reads what configures the SDK', () => {
  const readers = sources('src').filter((file) =>
    readFileSync(path.join(root, file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual(['src/settings.ts', 'src/twilio/httpClient.ts']);
});

/** Each circle of imports once, as the path that comes back to its first file. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, trail: string[]) => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const imported of graph.get(file) ?? []) follow(imported, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) follow(file, []);
  return found;
}
