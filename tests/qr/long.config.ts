import { defineConfig } from 'vitest/config';

/** `npm run test:signs`: all sheets in all shots takes minutes and is run by hand. */
export default defineConfig({
  test: {
    include: ['tests/qr/*.long.ts'],
    ...{ testTimeout: 1_500_000, hookTimeout: 120_000, fileParallelism: false },
  },
});
