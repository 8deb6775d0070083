import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 20_000,
    // The player is built in hooks, which takes its time on a busy machine.
    hookTimeout: 60_000,
    // Vitest leaves one core to itself, which on two cores halves the speed; many tests wait for disks, processes and clocks anyway.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    passWithNoTests: false,
  },
});
