/** SQL for `clock_recount`, and for the tickets whose clocks are worked out anew. */

import { sql } from 'kysely';
import type { ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

export type RecountState = 'waiting' | 'running' | 'done' | 'cancelled';

declare module '../platform/db.ts' {
  interface Tables {
    clock_recount: {
      singleton: boolean;
      state: RecountState;
      total: number;
      done: number;
      changed: number;
      reached: string | null;
      started_at: ColumnType<number, Date, Date>;
      ended_at: ColumnType<number | null, Date | null, Date | null>;
    };
  }
}

export interface Recount {
  readonly state: RecountState;
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  readonly reached: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

const underWay = ['waiting', 'running'] as const satisfies readonly RecountState[];

export function isUnderWay({ state }: Pick<Recount, 'state'>): boolean {
  return (underWay as readonly RecountState[]).includes(state);
}

const columns = ['state', 'total', 'done', 'changed', 'reached', 'started_at as startedAt', 'ended_at as endedAt'] as const;

export async function readRecount(db: Db): Promise<Recount | undefined> {
  return db.selectFrom('clock_recount').select(columns).executeTakeFirst();
}

/** There is one row, so that one name does for all recounts. */
export const theRecount = 'clocks';

export async function readSilent(db: Db, since: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('clock_recount').select('state').where('state', 'in', underWay).where(sql<boolean>`started_at < ${new Date(since)}`).execute();
  return rows.map(() => theRecount);
}

export async function lockRecount(tx: Tx): Promise<Recount | undefined> {
  return tx.selectFrom('clock_recount').select(columns).forUpdate().executeTakeFirst();
}

/** From the first ticket again, whatever an earlier one had reached. */
export async function beginRecount(tx: Tx, at: number): Promise<void> {
  await sql`
    insert into clock_recount (state, total, started_at) values ('waiting', (${countLive}), ${new Date(at)})
    on conflict (singleton) do update set state = 'waiting', total = excluded.total, done = 0, changed = 0, reached = null, started_at = excluded.started_at, ended_at = null`.execute(tx);
}

const countLive = sql`select count(*)::int from ticket where state in ('open', 'paused', 'merged') and archived_at is null`;

export async function saveRecount(tx: Tx, { state, done, changed, reached, endedAt }: Pick<Recount, 'state' | 'done' | 'changed' | 'reached' | 'endedAt'>): Promise<void> {
  await tx.updateTable('clock_recount').set({ state, done, changed, reached, ended_at: endedAt === null ? null : new Date(endedAt) }).execute();
}

/** Tickets that are under way, in order of their ids: new promises may concern those too that had none. */
export async function readTicketsUnderWay(db: Db, after: string | null, batch: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where state in ('open', 'paused', 'merged') and archived_at is null and ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${sql.lit(batch)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of one customer. */
export async function readTicketsOfCustomer(db: Db, customerId: string, after: string | null, batch: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket
    where customer_id = ${customerId}::uuid and state in ('open', 'paused', 'merged') and archived_at is null and ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${sql.lit(batch)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Waits for whoever has one, always in one order. */
export async function holdTickets(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from ticket where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(tx);
}
