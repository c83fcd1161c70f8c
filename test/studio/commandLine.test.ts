import { expect, test } from 'vitest';
import { readOptions } from '../../scripts/bench/options.ts';
import { CommandLineEnd, readCommandLine } from '../../studio/index.ts';

function endOf(read: () => unknown): CommandLineEnd {
  try {
    read();
  } catch (error) {
    if (error instanceof CommandLineEnd) return error;
    throw error;
  }
  throw new Error('It was read.');
}

const read = (...args: string[]) =>
  readCommandLine(args, 'Usage: npm run it', { quick: { type: 'boolean' } }, false);

test.each(['--help', '-h'])('%s prints the usage and is no failure', (option) => {
  expect(endOf(() => read('--quick', option))).toMatchObject({ message: 'Usage: npm run it', exitCode: 0 });
});

test.each([
  ['--slow', "'--slow'"],
  ['file.json', "'file.json'"],
  ['--quick=yes', '--quick'],
])('%s is named, with the usage below', (argument, named) => {
  const { message, exitCode } = endOf(() => read(argument));
  expect(exitCode).toBe(2);
  expect(message).toContain(named);
  expect(message).toMatch(/\.\n\nUsage: npm run it$/);
});

test('what is right is read', () => {
  expect(read('--quick').values).toEqual({ quick: true });
});

test('the bench tells its options', () => {
  expect(endOf(() => readOptions(['--help'])).message).toMatch(/^Usage: npm run bench[\s\S]*--only PART/);
});
