/** A database of one's own for one test file, cloned from the migrated template. */

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Db, openDb, openPool } from '../db.ts';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Db;
}

/** Call it at the top of a test file (`const { db } = await testDatabase()`); it is dropped after the file's last test. */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const { url: adminUrl, template } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(adminUrl, `create database ${name} template ${options.empty ? 'template0' : template} strategy file_copy`);

  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const pool = openPool(url.href, { max: 10, name: 'huiyin test' });
  // A dropped database ends idle connections; that is no failure of a test.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  afterAll(async () => {
    await pool.end();
    await administer(adminUrl, `drop database ${name} with (force)`);
  });
  return { url: url.href, pool, db: openDb(pool) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
