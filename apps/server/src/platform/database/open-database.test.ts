import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { testShell } from '../testing/test-shell.ts';
import { openDatabase } from './open-database.ts';

const { config, url } = await testShell();

test('opens a database of our kind', async () => {
  expect((await openDatabase({ ...config, databaseUrl: url }, 'serve')).url).toBe(url);
});

test('says in one line that none can be reached', async () => {
  await expect(openDatabase({ ...config, databaseUrl: 'postgres://x:secret@127.0.0.1:1/huiyin' }, 'serve')).rejects.toThrow(/^The PostgreSQL of DATABASE_URL \(127\.0\.0\.1:1\/huiyin\) cannot be reached: .*ECONNREFUSED/);
  const wrong = new URL(url);
  wrong.password = 'hunter2';
  await expect(openDatabase({ ...config, databaseUrl: wrong.href }, 'serve')).rejects.toThrow(/^(?!.*hunter2).*password authentication failed/);
});

test('refuses a database under which Chinese cannot be searched', async () => {
  const admin = new pg.Client({ connectionString: inject('postgres').url });
  await admin.connect();
  await admin.query("create database plain_c template template0 locale 'C'");
  await admin.query("create database latin template template0 locale 'C' encoding 'LATIN1'");
  for (const [name, line] of [['plain_c', /LC_CTYPE C/], ['latin', /encoded in LATIN1/]] as const) {
    const at = new URL(url);
    at.pathname = `/${name}`;
    await expect(openDatabase({ ...config, databaseUrl: at.href }, 'serve')).rejects.toThrow(line);
    await admin.query(`drop database ${name} with (force)`);
  }
  await admin.end();
});

