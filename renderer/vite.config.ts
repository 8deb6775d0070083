import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/* eslint-disable no-restricted-syntax -- Vite reads the default export. */

/** The studio's interface. `vite build` writes out/renderer; `vite` serves it with dev/index.html on the in-memory host. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: ['chrome140', 'es2023'],
    chunkSizeWarningLimit: 2000,
    // The second page runs exported packages, at an origin of its own (electron/services/play).
    rolldownOptions: { input: { index: `${here}index.html`, stage: `${here}stage/index.html` } },
  },
  server: { host: '127.0.0.1', port: 5199, strictPort: true },
});
