/** Gives a command a migrated database and a shell, and takes both away again whatever happens. */

import { type Config, readConfig } from '../platform/config.ts';
import { createShell } from '../platform/create-shell.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import type { Shell } from '../platform/shell.ts';

/** `name` is what the data folder's holder is called while the command runs. */
export async function withShell(name: string, work: (shell: Shell, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config, name);
  const { shell, close } = createShell(config, database.url, createLog({ ...config, logLevel: 'silent' }));
  try {
    await migrate(database.url, undefined, (file) => console.error(`applying ${file}`));
    await work(shell, config);
  } finally {
    await close();
    await database.stop();
  }
}
