import { defineConfig } from 'vitest/config';

/** Real programs, real browsers, whole processes: these files take turns, after the others. */
const SYSTEM_TESTS = ['test/{interop,ui,desktop,crash,chaos,windows}/**/*.test.{ts,tsx}'];
const common = { environment: 'node', pool: 'forks', restoreMocks: true } as const;

export default defineConfig({
  test: {
    reporters: ['default'],
    teardownTimeout: 10_000,
    projects: [
      {
        test: {
          ...common,
          name: 'code',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...SYSTEM_TESTS, 'test/architecture/planted/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'system',
          include: SYSTEM_TESTS,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
