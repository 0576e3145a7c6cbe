import { defineConfig } from 'vitest/config';

/** `npm run test:samples`: what takes minutes and is run by hand. */
export default defineConfig({
  test: {
    include: ['tests/press/*.long.ts'],
    ...{ testTimeout: 900_000, hookTimeout: 120_000, fileParallelism: false },
  },
});
