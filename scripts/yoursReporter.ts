import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a failed test says, as vitest hands it to a reporter. */
export interface Failure {
  message: string;
  /** Of an assertion: both as text. */
  expected?: unknown;
  actual?: unknown;
  stacks?: { file: string; line: number }[];
}

interface FailedTest {
  name: string;
  failures: readonly Failure[];
}

/** Tells the user, after all else that is printed, how their own test fits their line. */
export class YoursReporter implements Reporter {
  constructor(
    private readonly atTheEnd: (say: () => void) => void = (say) => void process.once('exit', say),
    private readonly print: (text: string) => void = (text) => console.log(text),
  ) {}

  onTestRunEnd(modules: readonly TestModule[]): void {
    const text = summary(modules);
    this.atTheEnd(() => this.print(text));
  }
}

function summary(modules: readonly TestModule[]): string {
  if (modules.length === 0) return 'There is no phone-line.test.ts: nothing of your own is tested.';
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((each) => each.result().state === 'failed').map(failedTest);
  const broken = modules
    .map((module) => ({ name: 'phone-line.test.ts', failures: module.errors() }))
    .filter(({ failures }) => failures.length > 0);
  if (broken.length + failed.length === 0) return 'Your line does what phone-line.test.ts expects.';
  return broken.length > 0 ? didNotRun(broken) : doesNotFit(failed, tests.length);
}

function failedTest(test: TestCase): FailedTest {
  return { name: test.fullName, failures: test.result().errors ?? [] };
}

/** What to say where the line, or the test itself, cannot even start. */
export function didNotRun(broken: FailedTest[]): string {
  const reasons = broken.flatMap(({ failures }) => failures.map(({ message }) => indented(message)));
  return [
    'phone-line.test.ts, the test of your own line, could not run:',
    ...['', ...reasons, ''],
    'Where this names phone-line.json, mend it there (npm run check says the same). The test is yours, too: you may change it',
    'or delete it.',
  ].join('\n');
}

/** What to say where the line is not what the test expects. */
export function doesNotFit(failed: FailedTest[], all: number): string {
  const count =
    all === 1
      ? 'its test does'
      : `${failed.length} of its ${all} tests ${failed.length === 1 ? 'does' : 'do'}`;
  return [
    `phone-line.test.ts is your own test of your own line, and ${count} not fit phone-line.json:`,
    ...failed.flatMap(({ name, failures }) => ['', `  ${name}`, ...failures.slice(0, 1).flatMap(difference)]),
    '',
    'If the line is as you want it, the test is out of date: change what it expects, or delete it. It is yours, and nothing',
    'else in this project expects these words.',
  ].join('\n');
}

/** What was expected and what the line says, as lines. */
function difference(failure: Failure): string[] {
  const { expected, says } = told(failure);
  const own = failure.stacks?.find(({ file }) => file.endsWith('phone-line.test.ts'));
  return [
    ...(own ? [`    where          phone-line.test.ts:${own.line}`] : []),
    `    it expects     ${inLine(expected)}`,
    `    the line says  ${inLine(says)}`,
  ];
}

function told({ message, expected, actual }: Failure): { expected: string; says: string } {
  const heard = /^(.*?)\nHeard:\n([\s\S]*?)(?:\nWhat the call did:|$)/.exec(message);
  if (heard) return { expected: toHear(heard[1] ?? ''), says: heard[2] ?? '' };
  const containing = /^expected (.*) to (contain .*|match .*|include .*)$/s.exec(message);
  if (containing) return { expected: `a text to ${containing[2]}`, says: containing[1] ?? '' };
  if (expected !== undefined || actual !== undefined)
    return { expected: asText(expected), says: asText(actual) };
  return { expected: 'no error', says: message };
}

/** `"Hello" was not heard: the call is over (completed).` tells what the test waited for. */
function toHear(message: string): string {
  const words = /^(.*) was not heard: /.exec(message)?.[1];
  return words === undefined ? message : `to hear ${words}`;
}

/** A text is the line's silence where it is null. */
function asText(value: unknown): string {
  if (value === null || value === 'null') return 'nothing (null)';
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

/** More lines than this are cut: what matters is said last, and must not be far below. */
const MOST_LINES = 10;

/** Several lines stand under one another, behind the label. */
function inLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const more = lines.length - MOST_LINES;
  const shown = more > 0 ? [...lines.slice(0, MOST_LINES), `... and ${more} more`] : lines;
  return shown.join(`\n${' '.repeat(19)}`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
