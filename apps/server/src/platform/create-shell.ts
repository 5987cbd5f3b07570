/** Builds the shell from its parts; `main.ts` and the command line share it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { openDb, openPool } from './db.ts';
import { createFiles } from './files.ts';
import { createIds } from './ids.ts';
import { queuedJobs } from './jobs.ts';
import { createSecrets, readFieldKeys } from './secrets.ts';
import type { Clock, Live, Shell } from './shell.ts';

export interface OpenShell {
  readonly shell: Shell;
  close(): Promise<void>;
}

/** `live` is told to browsers by this node; a process without sockets (a tool) lets it pass. */
export function createShell(config: Config, url: string, log: Logger, live: Live = { notify: () => undefined }, clock: Clock = systemClock): OpenShell {
  const pool = openPool(url, { max: config.roles.has('worker') ? 20 : 16 });
  // An idle connection that breaks is replaced by the pool at the next query, which reports its own fault if it has one.
  const lost = (error: Error) => log.warn({ err: error }, 'database connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const db = openDb(pool);
  const ids = createIds(clock);
  const parts = { db, pool, config, clock, ids, secrets: createSecrets(readFieldKeys(config.keyFile!), config.secret), live, jobs: queuedJobs, log };
  const shell: Shell = Object.freeze({ ...parts, files: createFiles(parts) });
  return {
    shell,
    async close() {
      // Ends by itself once every borrowed connection is back; what hangs shall not hold up the stop.
      await Promise.race([pool.end(), sleep(5_000, undefined, { ref: false })]);
    },
  };
}
