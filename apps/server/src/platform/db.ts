/** The two ways to the database: `Db` reads, `Tx` writes. A `Db` is not assignable to a `Tx`, so a write outside a transaction does not compile. */

import { Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import { HookedDialect } from './before-commit.ts';
import { PreparingClient } from './prepared.ts';

/**
 * Every table, each declared by the store that owns it:
 * `declare module '../platform/db.ts' { interface Tables { ticket: TicketTable } }`.
 */
// biome-ignore lint: augmented by the stores
export interface Tables {}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

// timestamptz arrives as epoch milliseconds, because the domain counts in them (decision 0004); bigint as number, since ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Date.parse(text.includes(':', text.length - 3) ? text : `${text}:00`));
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function openPool(url: string, options: { readonly max?: number; readonly name?: string } = {}): pg.Pool {
  return new pg.Pool({ Client: PreparingClient, pipeline: true, connectionString: url, max: options.max ?? 12, application_name: options.name ?? 'huiyin', keepAlive: true, connectionTimeoutMillis: 10_000 });
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new HookedDialect({ pool }) });
}
