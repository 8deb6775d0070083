import { fileURLToPath, URL } from 'node:url';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Place for a custom message file: the player's own has none. */
const messages = {
  name: 'trellis-messages',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: string }) => unknown }) {
    this.emitFile({ type: 'asset', fileName: 'messages.js', source: readFileSync(fileURLToPath(new URL('./messages.js', import.meta.url)), 'utf8') });
  },
};

/** The learner-facing player as one script and one style sheet, out/player/player.js and player.css, and messages.js beside them. */
// eslint-disable-next-line no-restricted-syntax -- vite wants a default export
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  plugins: [messages],
  build: {
    outDir: fileURLToPath(new URL('../../out/player', import.meta.url)),
    emptyOutDir: true,
    target: 'es2020',
    lib: { entry: fileURLToPath(new URL('./main.ts', import.meta.url)), formats: ['iife'], name: 'TrellisPlayer', fileName: () => 'player.js', cssFileName: 'player' },
  },
});
