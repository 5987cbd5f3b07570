import { expect, test } from 'vitest';
import { migrate, type Migration, pendingMigrations } from './migrate.ts';
import { testDatabase } from './testing/test-database.ts';

const { url, pool } = await testDatabase({ empty: true });
const first: Migration = { name: '0001-first.sql', sql: 'create table first (n int)', hash: 'a' };
const second: Migration = { name: '0002-second.sql', sql: 'create table second (n int)', hash: 'b' };

test('applies what is pending, in order, once, also when two nodes start together', async () => {
  expect(await pendingMigrations(pool, [first])).toEqual([first.name]);
  const applied = await Promise.all([migrate(url, [first]), migrate(url, [first])]);
  expect(applied.flat()).toEqual([first.name]);
  expect(await migrate(url, [first, second])).toEqual([second.name]);
  expect(await pendingMigrations(pool, [first, second])).toEqual([]);
});

test('keeps nothing of a migration that fails, and says where it failed', async () => {
  const broken: Migration = { name: '0003-broken.sql', sql: 'create table third (n int);\nselect nonsense;', hash: 'c' };
  await expect(migrate(url, [first, second, broken])).rejects.toThrow(/0003-broken.sql failed, line 2/);
  const { rows } = await pool.query("select to_regclass('third') as found");
  expect(rows).toEqual([{ found: null }]);
});

test('refuses an applied migration that was changed, and a database of a newer version', async () => {
  await expect(migrate(url, [{ ...first, hash: 'z' }, second])).rejects.toThrow(/changed afterwards \(0001-first.sql\)/);
  await expect(migrate(url, [first])).rejects.toThrow(/newer Huiyin \(0002-second.sql\)/);
});

test('the template has every migration, and its text index sees Chinese', async () => {
  const template = await testDatabase();
  expect(await pendingMigrations(template.pool)).toEqual([]);
  const { rows } = await template.pool.query("select show_trgm('申请退款') as parts");
  expect(rows[0].parts.length).toBeGreaterThan(3);
});
