import { defineConfig } from 'vitest/config';

/** `npm run bench:serve`: on a quiet machine with nginx, its brotli module and wrk. */
export default defineConfig({
  test: {
    include: ['tests/office/*.long.ts'],
    ...{ testTimeout: 900_000, hookTimeout: 300_000, fileParallelism: false },
  },
});
