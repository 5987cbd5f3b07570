/** Journeys: people's goals, walked in a real browser against a real server. `global-setup.ts` starts the server once for all of them. */

import { defineConfig } from '@playwright/test';
import { browserFolder, launchOptions } from './browser.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    // Known to the workers only, which are started after the server.
    ...(process.env['JOURNEYS_URL'] ? { baseURL: process.env['JOURNEYS_URL'] } : {}),
    trace: 'retain-on-failure',
    launchOptions: launchOptions(browserFolder()),
  },
});
