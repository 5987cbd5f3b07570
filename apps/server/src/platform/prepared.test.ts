import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

const { db, pool } = await testDatabase({ empty: true });

test('a marked statement is planned once a connection and answers like any other', async () => {
  await db.connection().execute(async (connection) => {
    for (let number = 1; number <= 3; number++) {
      const { rows } = await sql<{ twice: number }>`/* prepared: twice */ select ${number}::int * 2 as twice`.execute(connection);
      expect(rows).toEqual([{ twice: number * 2 }]);
    }
    const { rows } = await sql`select name from pg_prepared_statements`.execute(connection);
    expect(rows).toEqual([{ name: 'twice' }]);
  });
  expect((await pool.query('/* prepared: thrice */ select $1::int * 3 as thrice', [2])).rows).toEqual([{ thrice: 6 }]);
  await expect(pool.query('/* prepared: wrong */ select 1 / $1::int', [0])).rejects.toThrow('division by zero');
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
