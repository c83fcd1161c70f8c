import { defineConfig } from 'vitest/config';
import { YoursReporter } from './scripts/yoursReporter.ts';

/** npm run test:yours: the user's own test of the user's own line, and in plain words what does not fit. */
export default defineConfig({
  test: {
    include: ['phone-line.test.ts'],
    passWithNoTests: true,
    reporters: ['default', new YoursReporter()],
    // The first test waits for the build of the line: on a busy machine that takes a while.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
