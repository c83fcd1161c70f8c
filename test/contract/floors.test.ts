import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../studio/index.ts';

/** The house of ARCHITECTURE.md from top to bottom: a file may import from its own floor and those below. */
const floors = [
  ['main'],
  ['functions'],
  ['http'],
  ['phoneLine', 'twilio'],
  ['settings', 'phoneNumber', 'log', 'problem'],
];

const room = (file: string) => file.split(path.sep)[0]?.replace(/\.ts$/, '') ?? '';
const floorOf = (file: string) => floors.findIndex((rooms) => rooms.includes(room(file)));

function sources(folder: string): string[] {
  const all = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return all.filter((file) => /\.tsx?$/.test(file)).sort();
}

function importsOf(folder: string, file: string): string[] {
  const text = readFileSync(path.join(root, folder, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, specifier]) => specifier ?? '',
  );
  return specifiers.map((specifier) => path.normalize(path.join(path.dirname(file), specifier)));
}

describe.each(sources('src'))('src/%s', (file) => {
  test('has its place in the house', () => expect(floorOf(file)).toBeGreaterThanOrEqual(0));

  test('imports from its own floor or below', () => {
    const floor = floorOf(file);
    const up = importsOf('src', file).filter(
      (imported) => imported.startsWith('..') || floorOf(imported) < floor,
    );
    expect(up).toEqual([]);
  });

  test('imports from its own room alone on its own floor, twilio and phoneLine knowing nothing of each other', () => {
    const beside = importsOf('src', file).filter(
      (imported) => floorOf(imported) === 3 && floorOf(file) === 3,
    );
    expect(beside.filter((imported) => room(imported) !== room(file))).toEqual([]);
  });
});

test.each(sources('sandbox'))('sandbox/%s reaches the functions over HTTP only', (file) => {
  const reached = importsOf('sandbox', file).filter((imported) =>
    imported.startsWith(path.join('..', 'src')),
  );
  expect(reached).toEqual([]);
});

test('app settings are read in settings.ts alone; the HTTP client reads what configures the SDK', () => {
  const readers = sources('src').filter((file) =>
    readFileSync(path.join(root, 'src', file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual(['settings.ts', path.join('twilio', 'httpClient.ts')]);
});
