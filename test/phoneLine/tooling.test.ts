import { describe, expect, test } from 'vitest';
import { describeVerb, exitsOfAnything } from '../../src/tooling.ts';

describe('a line that is just being written', () => {
  test.each<[string, unknown, (string | undefined)[]]>([
    ['a sound verb', { redirect: 'menu' }, ['menu']],
    ['what else is wrong with a verb', { gather: { timeuot: 3, on: { '1': 'a' } } }, ['a', undefined]],
    ['a name of the wrong kind', { redirect: 5 }, []],
    ['some names of the wrong kind', { gather: { on: { '1': null, '2': 'b' } } }, ['b', undefined]],
    ['nothing', null, []],
    ['no verb', { shout: 'menu' }, []],
    ['an inherited name', { constructor: 'menu' }, []],
    ['a verb without a value', { say: null }, []],
    ['a text', 'say', []],
  ])('%s leads where it can', (_name, verb, expected) => {
    expect(exitsOfAnything(verb).map(({ to }) => to)).toEqual(expected);
  });

  test.each([[null], [{}], [{ shout: 'x' }], [{ constructor: 1 }], ['say']])('%j is no verb', (verb) => {
    expect(describeVerb(verb)).toBeUndefined();
  });
});
