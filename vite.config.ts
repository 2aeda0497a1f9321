// Builds the page. `--mode gallery` builds the gallery of sample screens instead, beside the product and never in it.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: mode === 'gallery' ? '../out/gallery' : '../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: { input: mode === 'gallery' ? 'renderer/gallery/gallery.html' : ['renderer/index.html', 'renderer/ruler.html'] },
  },
}));
