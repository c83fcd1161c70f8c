import { expect, test } from 'vitest';
import type { TestModule } from 'vitest/node';
import { didNotRun, doesNotFit, YoursReporter } from '../../scripts/yoursReporter.ts';

const HEARD = [
  '"Hello Monkey!" was not heard: the call is over (completed).',
  'Heard:',
  '  안녕하세요.',
  '  Goodbye.',
  'What the call did:',
  '  Say',
].join('\n');

const fails = (message: string, more: object = {}) =>
  doesNotFit([{ name: 'a test', failures: [{ message, ...more }] }], 3);

test('what the caller heard instead', () => {
  const text = fails(HEARD);
  expect(text).toMatch(
    /^phone-line\.test\.ts is your own test of your own line, and 1 of its 3 tests does not fit/,
  );
  expect(text).toContain('    it expects     to hear "Hello Monkey!"\n    the line says  안녕하세요.\n');
  expect(text).toContain('                   Goodbye.\n');
  expect(text).not.toContain('Say');
  expect(text).toMatch(/change what it expects, or delete it\./);
});

test('of very much that was heard the first lines alone', () => {
  const heard = Array.from({ length: 60 }, (_, at) => `  Sentence ${at}.`);
  const text = fails(['"Hello" was not heard: the call is over.', 'Heard:', ...heard].join('\n'));
  expect(text).toContain('Sentence 9.\n                   ... and 50 more\n');
  expect(text).not.toContain('Sentence 10.');
});

test.each([
  ['a text', { expected: 'Hey', actual: 'Hallo' }, 'it expects     Hey\n    the line says  Hallo'],
  ['no text at all', { expected: 'Hey', actual: null }, 'the line says  nothing (null)'],
  ['a value', { expected: 2, actual: 3 }, 'it expects     2\n    the line says  3'],
])('%s instead of what was expected', (_, values, shown) => {
  expect(fails('expected something else', values)).toContain(shown);
});

test('a part of a text', () => {
  expect(fails("expected 'We are closed' to contain 'Monday'")).toContain(
    "it expects     a text to contain 'Monday'\n    the line says  'We are closed'",
  );
});

test('where the test stands', () => {
  const stacks = [
    { file: '/home/me/ahoy/sandbox/src/virtualPhone.ts', line: 1 },
    { file: '/home/me/ahoy/phone-line.test.ts', line: 23 },
  ];
  expect(fails('expected', { expected: 'a', actual: 'b', stacks })).toContain(
    'where          phone-line.test.ts:23',
  );
});

test('a line with errors: its findings', () => {
  const message = 'phone-line.json\n  error   voice.documents.start[0].sya: there is no verb "sya"';
  const text = didNotRun([{ name: 'phone-line.test.ts', failures: [{ message }] }]);
  expect(text).toContain('    error   voice.documents.start[0].sya: there is no verb "sya"');
  expect(text).toContain('npm run check says the same');
});

/** What a reporter says at the end of a run of these modules. */
function saidOf(modules: unknown[]): string {
  let said = '';
  const print = (text: string) => {
    said += text;
  };
  new YoursReporter((say) => say(), print).onTestRunEnd(modules as TestModule[]);
  return said;
}

const moduleOf = (states: string[]) => ({
  errors: () => [],
  children: {
    allTests: () =>
      states.map((state) => ({
        fullName: 'a test',
        result: () => ({ state, errors: [{ message: HEARD }] }),
      })),
  },
});

test('a deleted test is no failure', () => {
  expect(saidOf([])).toBe('There is no phone-line.test.ts: nothing of your own is tested.');
});

test('all is well', () => {
  expect(saidOf([moduleOf(['passed', 'passed'])])).toBe('Your line does what phone-line.test.ts expects.');
});

test('failed tests are told among all', () => {
  expect(saidOf([moduleOf(['passed', 'failed'])])).toContain('1 of its 2 tests does not fit');
});
