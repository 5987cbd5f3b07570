/** Takes everything out of a database, so that it begins anew: only for the demo, and only while nobody else works with it. */

import pg from 'pg';
import { StartRefusal } from '../start-refusal.ts';

export async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'huiyin demo' });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'");
    if (rows[0]!.n > 0) throw new StartRefusal('Somebody works with this database; stop Huiyin first.');
    await client.query('begin; drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public; commit');
  } finally {
    await client.end();
  }
}
