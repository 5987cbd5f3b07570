import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import { describeSchema } from './describe-schema.ts';

const { pool } = await testDatabase();

test('schema.sql is what the migrations make; if not: npm run db:dump', async () => {
  const written = readFileSync(join(import.meta.dirname, '../../../schema.sql'), 'utf8');
  expect(written).toBe(await describeSchema(pool));
});

test('a changed default, check, index or function changes the description', async () => {
  const before = await describeSchema(pool);
  for (const change of [
    'alter table installation alter created_at drop default',
    'alter table installation add check (created_at > to_timestamp(0))',
    'create index on installation (created_at desc) where demo_loaded_at is null',
    "create function answer() returns int language sql as 'select 42'",
  ]) {
    const client = await pool.connect();
    await client.query('begin');
    await client.query(change);
    expect(await describeSchema(client), change).not.toBe(before);
    await client.query('rollback');
    client.release();
  }
});
