import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MisuseError, readArguments, runCommand } from '../../studio/index.ts';

const COMMAND = {
  call: 'npm run x',
  about: 'Does x.',
  options: ['--line FILE   the line'],
  docs: 'README.md',
};
const OPTIONS = { line: { type: 'string' }, loud: { type: 'boolean' } } as const;

const out = vi.spyOn(console, 'log');
const err = vi.spyOn(console, 'error');
beforeEach(() => {
  for (const spy of [out, err]) spy.mockReset().mockImplementation(() => undefined);
});
afterEach(() => void vi.clearAllMocks());

const told = (spy: typeof out) => spy.mock.calls.flat().join('\n');

test.each([['--help'], ['-h'], ['--line', 'a.json', '--help']])(
  '%s: the help, and nothing is done',
  async (...args) => {
    const work = vi.fn();
    expect(await runCommand(COMMAND, args, work)).toBe(0);
    expect(work).not.toHaveBeenCalled();
    for (const part of ['Usage: npm run x', 'Does x.', '--line FILE   the line', 'Docs: README.md'])
      expect(told(out)).toContain(part);
  },
);

test.each([
  [['--lien', 'a.json'], '--lien is not an option.'],
  [['-l'], '-l is not an option.'],
  [['extra'], 'extra is more than this command takes.'],
  [['--line'], '--line needs a value.'],
  [['--loud=1'], "Option '--loud' does not take an argument."],
])('%j is named, with where to look', async (args, message) => {
  const work = () => {
    readArguments({ args, options: OPTIONS });
    return 0;
  };
  expect(work).toThrow(MisuseError);
  expect(await runCommand(COMMAND, args, work)).toBe(2);
  expect(told(err).split('\n')).toEqual([message, 'npm run x -- --help lists what there is.']);
});

test('what is understood is read, and the exit code is that of the work', async () => {
  const { values } = readArguments({ args: ['--line', 'a'], options: OPTIONS });
  expect(values.line).toBe('a');
  expect(await runCommand(COMMAND, [], () => 3)).toBe(3);
  expect(await runCommand(COMMAND, [], () => undefined)).toBe(0);
});

test('another error is told by its words alone', async () => {
  expect(await runCommand(COMMAND, [], () => Promise.reject(new Error('Port 1 is in use.')))).toBe(1);
  expect(told(err)).toBe('Port 1 is in use.');
});
