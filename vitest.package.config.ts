import { defineConfig } from 'vitest/config';

/** The package ahoy-sandbox as its users get it: packed, in an empty folder, beside an app that is not ours. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
