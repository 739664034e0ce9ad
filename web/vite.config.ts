import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the page into dist/web, from where the server serves it at `/`. Everything that the page
 * loads is in there: fonts are inlined in the style sheet, workers are files of the same origin.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The editor is one large part by nature; it is fetched once and then cached by its hashed name.
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    // GraphiQL's packages carry notes to React's compiler, which has already run on them.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
