import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Every core: by itself Vitest leaves one idle. */
const maxWorkers = availableParallelism();
/** Beside those that wait for a database, one after the other: Vitest runs such groups in turn. */
const withoutDatabase = { maxWorkers, sequence: { groupOrder: 1 } };

/** Four kinds of tests; only those of the server and of the whole wait for a database. */
export default defineConfig({
  test: {
    projects: [
      // Properties try many examples: the limit is there for what hangs.
      { test: { name: 'domain', include: ['packages/domain/src/**/*.test.ts'], testTimeout: 20_000, ...withoutDatabase } },
      {
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts'],
          globalSetup: ['apps/server/src/platform/testing/global-setup.ts'],
          // For what hangs: two at a time on a slow machine take their while.
          testTimeout: 40_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
      { test: { name: 'tools', include: ['tools/**/*.test.ts'], ...withoutDatabase } },
      { extends: './apps/console/vite.config.ts', test: { name: 'console', include: ['apps/console/src/**/*.test.{ts,tsx}'], ...withoutDatabase } },
      { extends: './apps/widget/vite.config.ts', test: { name: 'widget', include: ['apps/widget/src/**/*.test.{ts,tsx}'], ...withoutDatabase } },
    ].filter((project) => !('extends' in project) || existsSync(new URL(project.extends!, import.meta.url))),
  },
});
