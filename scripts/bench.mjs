// npm run bench [-- starts files engine graphs packages tables player grid canvas simulate]: builds what is stale, bundles test/bench, runs all of it or the parts named. Prints medians and ratios; asserts nothing about time.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildStale } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'node_modules/.cache/bench');
const parts = process.argv.slice(2);
if (parts.length === 0 || parts.some((part) => part === 'starts' || ['packages', 'player', 'grid', 'canvas', 'simulate'].includes(part))) await buildStale(['hosts', 'player', 'renderer']);
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: { ssr: join(root, 'test/bench/bench.ts'), target: 'node20', outDir, emptyOutDir: true, minify: false, rolldownOptions: { output: { entryFileNames: 'bench.mjs' } } },
});
const { status } = spawnSync(process.execPath, ['--expose-gc', join(outDir, 'bench.mjs'), ...parts], { cwd: root, stdio: 'inherit', env: { ...process.env, TRELLIS_ROOT: root } });
process.exitCode = status ?? 1;
