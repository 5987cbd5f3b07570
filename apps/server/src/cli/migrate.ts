/** Brings the database to the shape that this version needs, without serving. */

import { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { migrate } from '../platform/migrate.ts';

export function migrateCommand(): Command {
  return new Command('migrate').description('bring the database to the shape of this version').action(async () => {
    const database = await openDatabase(readConfig(), 'migrate');
    try {
      const applied = await migrate(database.url, undefined, (name) => console.log(`applying ${name}`));
      console.log(applied.length === 0 ? 'Nothing to do: the database is up to date.' : `Done: ${applied.length} applied.`);
    } finally {
      await database.stop();
    }
  });
}
