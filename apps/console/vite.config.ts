import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const server = process.env['HUIYIN_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: {
    alias: {
      // Contracts carry their schemas; a browser needs only method and path. See the file for what this saves.
      typebox: fileURLToPath(new URL('./src/platform/schema-stand-in.ts', import.meta.url)),
    },
  },
  server: {
    // The server answers its own origin only; in development these pages come from another port.
    proxy: {
      '/api': { target: server, changeOrigin: true, headers: { origin: server } },
      '/live': { target: server, changeOrigin: true, headers: { origin: server }, ws: true },
    },
  },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
  },
});
