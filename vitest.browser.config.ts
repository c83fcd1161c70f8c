import { defineConfig } from 'vitest/config';

/** The phone page in Chromium: CHROMIUM_PATH, or /usr/bin/chromium. One file after another, as each starts a browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 45_000,
    hookTimeout: 60_000,
  },
});
