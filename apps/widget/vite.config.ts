import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['HUIYIN_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/**
 * Two builds in one run: our own pages with hashed assets, and `widget.js`, which other sites load by one tag
 * and which therefore is one file of the old kind, with nothing beside it.
 */
export default defineConfig({
  root: at('./src'),
  base: '/widget/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: {
    proxy: {
      '/api': server,
      '/live': { target: server, ws: true },
      '/widget.js': server,
    },
  },
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments['client']!);
      await builder.build(builder.environments['widget']!);
    },
  },
  environments: {
    client: {
      build: {
        outDir: at('./dist'),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        target: 'es2022',
        modulePreload: { polyfill: false },
        rolldownOptions: { input: { ticket: at('./src/ticket.html'), chat: at('./src/chat.html') } },
      },
    },
    widget: {
      consumer: 'client',
      build: {
        outDir: at('./dist'),
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'es2020',
        modulePreload: false,
        rolldownOptions: {
          input: { widget: at('./src/widget/main.tsx') },
          output: { format: 'iife', entryFileNames: 'widget.js', codeSplitting: false },
        },
      },
    },
  },
});
