import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../studio/index.ts';

/** The entries whose functions and classes others use. */
const ENTRIES = ['sandbox/src/index.ts', 'functions-host/index.ts', 'studio/testing.ts'];

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What an entry exports, types left out: each name with the file that declares it. */
function exportsOf(entry: string): [name: string, file: string][] {
  const lists = [...read(entry).matchAll(/^export \{([^}]+)\} from '([^']+)'/gm)];
  return lists.flatMap(([, names = '', from = '']) => {
    const file = path.posix.join(path.posix.dirname(entry), from);
    const values = names.split(',').map((name) => name.trim());
    return values
      .filter((name) => name !== '' && !name.startsWith('type '))
      .flatMap((name) => declaredIn(file, name).map((at): [string, string] => [name, at]));
  });
}

/** The file itself, or the one from which it passes the name on. */
function declaredIn(file: string, name: string): string[] {
  if (new RegExp(`^export .*\\b(function|class|const) ${name}\\b`, 'm').test(read(file))) return [file];
  return exportsOf(file).flatMap(([one, from]) => (one === name ? [from] : []));
}

/** A public method of a class, or a getter. */
const METHOD =
  /^ {2}(?!private|protected|constructor|readonly|static)(?:override |async |get )*(\w+)(?:<\w+>)?\(/gm;

/** The text of the interface in the same file that the class implements; '' without one. */
function interfaceOf(body: string, text: string): string {
  const [, name] = /^[^{]* implements (\w+)/.exec(body) ?? [];
  return (
    new RegExp(`^export interface ${name} \\{[\\s\\S]*?^\\}`, 'm').exec(text)?.[0].replace(/<\w+>\(/g, '(') ??
    ''
  );
}

const declarations = ENTRIES.flatMap(exportsOf);
const unique = [
  ...new Map(declarations.map(([name, file]) => [`${name} of ${file}`, { name, file }])).values(),
];

test('the entries export functions and classes', () => expect(unique.length).toBeGreaterThan(15));

describe.each(unique)('$name of $file', ({ name, file }) => {
  const text = read(file);
  const at = text.search(new RegExp(`^export .*\\b(function|class|const) ${name}\\b`, 'm'));

  test('says what it is', () => expect(text.slice(0, at)).toMatch(/\*\/\n$/));

  test('says of each public method of a class what it does, unless its interface does', () => {
    const [body = ''] = /^export (?:abstract )?class [\s\S]*?^\}/m.exec(text.slice(at)) ?? [];
    const told = interfaceOf(body, text);
    const silent = [...body.matchAll(METHOD)].filter(
      ({ 1: method, index }) => !body.slice(0, index).endsWith('*/\n') && !told.includes(`  ${method}(`),
    );
    expect(silent.map(([, method]) => method)).toEqual([]);
  });
});
