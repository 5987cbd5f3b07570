/** The process that `loadDemoApart` starts. */

import { createShell } from '../platform/create-shell.ts';
import { createLog } from '../platform/log.ts';
import { loadDemo } from './load-demo.ts';
import type { Load } from './load-apart.ts';

process.once('message', ({ config, databaseUrl }: Load) => void work(config, databaseUrl));
// Nobody waits for it any more.
process.on('disconnect', () => process.exit(1));
// Ctrl-C reaches it too; the server breaks it off.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

/** A fault ends the process with its trace on the console. */
async function work(config: Load['config'], databaseUrl: string): Promise<void> {
  const { shell, close } = createShell(config, databaseUrl, createLog(config));
  await loadDemo(shell, (share) => process.send!(share));
  await close();
  process.exit(0);
}
