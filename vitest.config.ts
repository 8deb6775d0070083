import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that put something in the place of a module: what they leave behind must not reach others. */
const replacing = ['test/unit/shared/exchange/tables/library-limits.test.ts', 'test/unit/renderer/player/connection.test.ts', 'test/unit/electron/main/shell.test.ts', 'test/unit/electron/adapters/node-file-store.test.ts', 'test/component/bridge.test.ts'];
/** Tests that hold a time or its growth: a worker that has run a hundred other files before is slower than a fresh process. */
const timing = ['test/conformance/scale-1500.test.ts', 'test/conformance/reference-simulation.test.ts', 'test/conformance/scale-targets.test.ts', 'test/unit/shared/checks/guarantees/guarantees.test.ts', 'test/unit/shared/path/shapes.test.ts', 'test/property/**', 'test/security/**'];
const apart = [...replacing, ...timing];

const common = {
  environment: 'node',
  // How long a machine takes is no claim of these tests: those that claim a time measure it. What hangs is found all the same.
  testTimeout: 90_000,
  // The player is built in hooks, which takes its time on a busy machine.
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    // One more than the cores: many tests wait for disks, processes and clocks.
    maxWorkers: availableParallelism() + 1,
    passWithNoTests: false,
    projects: [
      // Modules are loaded once a worker, which is half of the time that reading them takes.
      { test: { ...common, name: 'together', isolate: false, include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: [...apart, 'test/e2e/**', 'node_modules/**'] } },
      { test: { ...common, name: 'apart', include: apart.map((path) => (path.endsWith('**') ? `${path}/*.test.{ts,tsx}` : path)), exclude: ['test/e2e/**', 'node_modules/**'] } },
    ],
  },
});
