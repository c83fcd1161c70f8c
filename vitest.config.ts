import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** No test of the project's reads phone-line.json, which is its user's. */
const CLASSIC_LINE = fileURLToPath(new URL('test/fixtures/lines/classic.json', import.meta.url));

/** Files that start processes: first, so that no core waits for them at the end. */
const SLOW = [
  /studio\/npmStart/,
  /checker\/file/,
  /functions-host\//,
  /sandbox\/virtualPhone/,
  /\/examples\//,
];

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOW.findIndex((pattern) => pattern.test(moduleId));
      return at < 0 ? SLOW.length : at;
    };
    return [...files].sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  resolve: { alias: { '#phone-line': CLASSIC_LINE } },
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/package/**', 'node_modules/**'],
    // What startLine() runs where a test names no line.
    env: { PHONE_LINE: CLASSIC_LINE },
    // Files share their worker and its modules: loading them anew for each would take two thirds of the time.
    pool: 'threads',
    isolate: false,
    maxWorkers: '100%',
    maxConcurrency: 2,
    sequence: { sequencer: SlowFirst },
    globalSetup: 'test/globalSetup.ts',
    // Some tests build, and start processes: on a busy machine that takes a while.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The Functions library says once per file that it runs outside the host, as it does here on purpose.
    onConsoleLog: (line) => !line.includes('"@azure/functions" package'),
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        lines: 95,
        // Who may call, with what settings, and who is told of an error: every way through is tested.
        'src/{settings,twilio/signature,twilio/errors}.ts': { branches: 100 },
      },
    },
  },
});
