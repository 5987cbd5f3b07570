/** Brings a database to the shape this version needs: plain SQL files, forward only, each in its own transaction. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartRefusal } from './start-refusal.ts';

const migrationsFolder = join(import.meta.dirname, '../../migrations');

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** Any number does, as long as every node asks for the same one. */
const lockKey = 7_201_425_001;

export function readMigrations(folder = migrationsFolder): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort();
  const numbers = names.map((name) => {
    if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name)) throw new StartRefusal(`The migration ${name} is not named NNNN-what-it-does.sql.`);
    return name.slice(0, 4);
  });
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) throw new StartRefusal(`Two migrations carry the number ${twice}.`);
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, hash: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') };
  });
}

/** Returns the names it applied. Nodes that start together wait for each other. */
export async function migrate(url: string, migrations = readMigrations(), progress: (name: string) => void = () => undefined): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'huiyin migrate' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${lockKey})`);
    await client.query('create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())');
    const applied = await readApplied(client);
    refuseSurprises(applied, migrations);
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) {
      progress(migration.name);
      await apply(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** Names that the database still lacks; for readiness and `doctor`. */
export async function pendingMigrations(pool: Pick<pg.Pool, 'query'>, migrations = readMigrations()): Promise<readonly string[]> {
  const { rows } = await pool.query<{ present: boolean }>("select to_regclass('migration') is not null as present");
  if (!rows[0]!.present) return migrations.map((migration) => migration.name);
  const applied = await readApplied(pool);
  return migrations.filter((migration) => !applied.has(migration.name)).map((migration) => migration.name);
}

async function readApplied(client: Pick<pg.Pool, 'query'>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration');
  return new Map(rows.map((row) => [row.name, row.hash]));
}

function refuseSurprises(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.hash]));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new StartRefusal(`The database was migrated by a newer Huiyin (${unknown.join(', ')}); start that version.`);
  const changed = [...applied].filter(([name, hash]) => known.get(name) !== hash).map(([name]) => name);
  if (changed.length > 0) throw new StartRefusal(`Applied migrations were changed afterwards (${changed.join(', ')}); put them back and write a new one instead.`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into migration (name, hash) values ($1, $2)', [migration.name, migration.hash]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    const { message, position } = cause as pg.DatabaseError;
    const line = position ? `, line ${migration.sql.slice(0, Number(position)).split('\n').length}` : '';
    throw new StartRefusal(`The migration ${migration.name} failed${line}: ${message}. Nothing of it was kept.`, { cause });
  }
}
