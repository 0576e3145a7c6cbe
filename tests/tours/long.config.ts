import { defineConfig } from 'vitest/config';

/** `npm run test:tours`: presses all sample tours and opens each of their scenes; minutes, run by hand. */
export default defineConfig({
  test: {
    include: ['tests/tours/*.long.ts'],
    ...{ testTimeout: 600_000, hookTimeout: 1_800_000, fileParallelism: false },
  },
});
