import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

/** The learner-facing player as one script and one style sheet: out/player/player.js and player.css. */
// eslint-disable-next-line no-restricted-syntax -- vite wants a default export
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../../out/player', import.meta.url)),
    emptyOutDir: true,
    target: 'es2020',
    lib: { entry: fileURLToPath(new URL('./main.ts', import.meta.url)), formats: ['iife'], name: 'TrellisPlayer', fileName: () => 'player.js', cssFileName: 'player' },
  },
});
