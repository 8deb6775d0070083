import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Command line and browser host for Node, dependencies inside: half of a start was reading their many files. Names are kept, for the stack of an internal fault. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/hosts',
    emptyOutDir: true,
    rolldownOptions: { input: { trellis: 'electron/hosts/cli/main.ts', 'simulation-worker': 'electron/adapters/simulation-worker.ts' }, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify: { compress: true, mangle: false, codegen: true } } },
  },
});
