import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPhoneLine } from '../../checker/index.ts';
import { parseJson } from '../../checker/syntax.ts';

const text = readFileSync(new URL('../fixtures/lines/classic.json', import.meta.url), 'utf8');
const key = fc.constantFrom(
  'say',
  'text',
  'voice',
  'on',
  '1',
  'constructor',
  '__proto__',
  'hours',
  'start',
  '',
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, 0, 2, '', 'start', '+12025550143', '{{From', '911'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** The line with something else in place of one of its values. */
function changed(value: unknown, place: number): unknown {
  let count = 0;
  return JSON.parse(text, (_key, inner: unknown) => (count++ === place ? value : inner));
}

test('whatever stands in the place of any value, the checker does not throw, and says something', () => {
  fc.assert(
    fc.property(anything, fc.nat(60), (value, place) => {
      for (const finding of checkPhoneLine(changed(value, place))) expect(finding.message).not.toBe('');
    }),
    { numRuns: 400 },
  );
});

test('whatever is put into or left out of the text, it is said to be broken if JSON.parse says so', () => {
  const character = fc.constantFrom(...'{}[],:"\'\\/#=;+0aT\t\n\u00a0\u201c\uff0c ');
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(3), fc.array(character, { maxLength: 2 }), (at, left, put) => {
      const broken = text.slice(0, at) + put.join('') + text.slice(at + left);
      const { tree, findings } = parseJson(broken);
      expect(tree === undefined, broken).toBe(!isJson(broken));
      const [{ position } = { position: undefined }] = findings;
      if (!tree) expect(position?.line).toBeLessThanOrEqual(broken.split('\n').length);
    }),
    { numRuns: 800 },
  );
});

function isJson(broken: string): boolean {
  try {
    JSON.parse(broken);
    return true;
  } catch {
    return false;
  }
}
