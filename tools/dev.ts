/** Everything with reload: the server restarts and the pages rebuild when their files change. */

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const vite = join(root, 'node_modules/vite/bin/vite.js');
const children: ChildProcess[] = [];

for (const app of ['console', 'widget']) {
  if (existsSync(join(root, 'apps', app, 'vite.config.ts'))) start([vite, 'build', '--watch', '--mode', 'development', '--logLevel', 'warn'], join(root, 'apps', app));
}
start(['--watch-path=apps/server/src', '--watch-path=packages/domain/src', '--watch-preserve-output', 'apps/server/src/cli/main.ts', 'serve'], root);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The terminal sends Ctrl-C to all of us; we only wait for them.
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
}

function start(options: readonly string[], cwd: string): void {
  children.push(spawn(process.execPath, options, { cwd, stdio: 'inherit' }));
}
