/** One PostgreSQL for a whole test run, with a template database that is migrated once. */

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../database/embedded.ts';
import { openPool } from '../db.ts';
import { migrateJobs } from '../jobs.ts';
import { migrate, type Migration, readMigrations } from '../migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly postgres: { readonly url: string; readonly template: string };
  }
}

/** Tests may lose what they wrote; waiting for the disk would double their time. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '300', autovacuum: 'off' };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url: home, stop } = await openHome();
  try {
    const migrations = readMigrations();
    const template = `template_${createHash('sha256').update(migrations.map((migration) => migration.hash).join()).digest('hex').slice(0, 12)}`;
    const client = new pg.Client({ connectionString: home });
    await client.connect();
    await client.query(`drop database if exists ${template}`);
    await client.query(`create database ${template}`);
    await client.end();
    const url = new URL(home);
    url.pathname = `/${template}`;
    await migrateLeniently(url.href, migrations);
    const pool = openPool(url.href, { max: 1 });
    pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
    await migrateJobs(pool, pino({ level: 'silent' }));
    await pool.end();
    project.provide('postgres', { url: home, template });
    return stop;
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Where the databases of tests live: a PostgreSQL of the run's own, or one of another version that somebody names (`HUIYIN_TEST_DATABASE_URL`). */
async function openHome(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const theirs = process.env['HUIYIN_TEST_DATABASE_URL'];
  if (theirs) return { url: theirs, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-test-'));
  const database = await startEmbedded(folder, 'test', null, settings);
  return {
    url: database.url,
    async stop() {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A broken migration shall fail the tests that need it, and `migrate.test.ts`, rather than every test of everybody. */
async function migrateLeniently(url: string, migrations: readonly Migration[]): Promise<void> {
  const sound: Migration[] = [];
  for (const migration of migrations) {
    try {
      await migrate(url, [...sound, migration]);
      sound.push(migration);
    } catch (cause) {
      console.error((cause as Error).message);
    }
  }
}
