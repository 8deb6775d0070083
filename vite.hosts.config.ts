import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Command line and browser host: one bundle for Node, dependencies stay outside. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: [] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/hosts',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { trellis: 'electron/hosts/cli/main.ts' }, output: { entryFileNames: '[name].js' } },
  },
});
