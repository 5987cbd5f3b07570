/** The database a process works on: the embedded one, or the one of DATABASE_URL after a look at what it is. */

import pg from 'pg';
import type { Config } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';
import { borrowEmbedded, startEmbedded, type RunningDatabase } from './embedded.ts';

/** The oldest PostgreSQL that has all we use. */
const oldestMajor = 15;

/** `serve` owns the embedded database; every other task borrows it from a server that runs. */
export async function openDatabase(config: Config, task: string): Promise<RunningDatabase> {
  if (config.databaseUrl === null) {
    const database = task === 'serve' ? await startEmbedded(config.dataDir, task, config.port) : await borrowEmbedded(config.dataDir, task);
    return { ...database, url: await ensureOwnDatabase(database.url) };
  }
  await examine(config.databaseUrl);
  return { url: config.databaseUrl, stop: () => Promise.resolve() };
}

/** Our tables get a database of their own name, so that the maintenance one stays free to connect to. */
async function ensureOwnDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'huiyin'");
    if (rowCount === 0) await client.query('create database huiyin');
  } finally {
    await client.end();
  }
  const own = new URL(url);
  own.pathname = '/huiyin';
  return own.href;
}

async function examine(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string; letters: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, datctype as letters from pg_database where datname = current_database()",
    );
    const { version, encoding, letters } = rows[0]!;
    if (version < oldestMajor * 10_000) throw new StartRefusal(`The PostgreSQL at ${host} is version ${Math.floor(version / 10_000)}; Huiyin needs ${oldestMajor} or later.`);
    if (encoding !== 'UTF8') throw new StartRefusal(`The database ${pathname.slice(1)} at ${host} is encoded in ${encoding}; make it with: create database … encoding 'UTF8'.`);
    if (letters === 'C' || letters === 'POSIX') throw new StartRefusal(`The database ${pathname.slice(1)} at ${host} has LC_CTYPE ${letters}, under which Chinese cannot be searched; make it with: create database … locale 'C.UTF-8' template template0.`);
  } catch (cause) {
    if (cause instanceof StartRefusal) throw cause;
    throw new StartRefusal(`The PostgreSQL of DATABASE_URL (${host}${pathname}) cannot be reached: ${reasonOf(cause)}.`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reasonOf(cause: unknown): string {
  const { code, message, errors } = cause as { code?: string; message: string; errors?: readonly { message: string }[] };
  return message || errors?.[0]?.message || code || 'no reason given';
}
