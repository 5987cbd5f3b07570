#!/usr/bin/env node
// Starts the command line under the Node that this repository brings, whichever Node called us. Plain JavaScript, since that one may be older.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/cli/main.ts', import.meta.url);

// Read by the allocators before the first line of ours runs (glibc's, and that of the word splitter): pages that a start has emptied go back to the system, 30 MB of them.
const allocators = { MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2', MIMALLOC_ALLOW_THP: '0' };

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // The same process begins anew, in 40 ms; elsewhere than on Linux there is nothing to gain. Whoever set one of them has their own mind.
  if (process.platform === 'linux' && Object.keys(allocators).every((name) => process.env[name] === undefined)) {
    process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], { ...process.env, ...allocators });
  }
  // A third of what a start costs is compiling what was compiled before.
  module.enableCompileCache();
  await import(main.href);
} else {
  const own = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(own)) {
    console.error('Huiyin needs Node 24, which `npm ci` brings; run that first.');
    process.exit(1);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ...(process.platform === 'linux' ? allocators : {}) } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Huiyin cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
