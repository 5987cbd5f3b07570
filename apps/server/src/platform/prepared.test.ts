import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { nextIsLast } from './before-commit.ts';
import { testDatabase } from './testing/test-database.ts';

const { db, pool } = await testDatabase({ empty: true });

test('a text that comes back is planned once a connection and answers as before', async () => {
  await db.connection().execute(async (connection) => {
    for (let number = 1; number <= 5; number++) {
      const { rows } = await sql<{ twice: number }>`select ${number}::int * 2 as twice`.execute(connection);
      expect(rows).toEqual([{ twice: number * 2 }]);
      const { rows: prepared } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(connection);
      // The third use names it; the question above is named as soon as it comes back often enough itself.
      expect(prepared.filter(({ statement }) => statement.includes('twice'))).toHaveLength(number < 3 ? 0 : 1);
    }
  });
});

test('a text without values, and one that fails, are asked as they are', async () => {
  for (let turn = 0; turn < 4; turn++) {
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await expect(pool.query('select 1 / $1::int', [0])).rejects.toThrow('division by zero');
    expect((await pool.query('select 1 / $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
  }
});

test('a plan that a migration made stale fails once and is made anew', async () => {
  await db.connection().execute(async (connection) => {
    await sql`create table changing (a int)`.execute(connection);
    const read = () => sql`select * from changing where a > ${0}`.execute(connection);
    for (let turn = 0; turn < 4; turn++) await read();
    await sql`alter table changing add column b int`.execute(connection);
    await expect(read()).rejects.toThrow('cached plan must not change result type');
    expect((await read()).rows).toEqual([]);
  });
});

test('a connection keeps only so many plans', async () => {
  await db.connection().execute(async (connection) => {
    for (let width = 1; width <= 170; width++) {
      const columns = sql.join(Array.from({ length: width }, () => sql`${1}::int`));
      for (let turn = 0; turn < 3; turn++) await sql`select ${columns}`.execute(connection);
    }
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(connection);
    expect(rows[0]!.count).toBeLessThanOrEqual(150);
  });
});

test('a transaction begins with its first statement and ends with the one that is named its last', async () => {
  await sql`create table kept (a int primary key)`.execute(db);
  const written = async () => (await sql<{ a: number }>`select a from kept order by a`.execute(db)).rows.map(({ a }) => a);

  await db.transaction().execute(async (tx) => {
    await sql`insert into kept values (${1})`.execute(tx);
    await nextIsLast(tx);
    await sql`insert into kept values (${2})`.execute(tx);
    // Sent with its commit, so others see it before this block ends.
    await expect.poll(written).toEqual([1, 2]);
  });
  expect(await written()).toEqual([1, 2]);

  const failed = db.transaction().execute(async (tx) => {
    await sql`insert into kept values (${3})`.execute(tx);
    await nextIsLast(tx);
    await sql`insert into kept values (${1})`.execute(tx);
  });
  await expect(failed).rejects.toThrow('duplicate key');
  expect(await written()).toEqual([1, 2]);

  const broken = db.transaction().execute(async (tx) => {
    await sql`insert into kept values (${4})`.execute(tx);
    throw new Error('changed its mind');
  });
  await expect(broken).rejects.toThrow('changed its mind');
  await db.transaction().execute(async () => undefined);
  expect(await written()).toEqual([1, 2]);
});
