/** SQL for `setback`: tickets on which a sweep's work faults, left aside until they are tried again. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { sql, type ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { withinReach } from './ticket.store.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    setback: { work: string; ticket_id: string; failures: number; since: Timestamp; failed_at: Timestamp; retry_at: Timestamp; error: string };
  }
}

export interface Setback {
  readonly ticketId: string;
  readonly failures: number;
  readonly retryAt: number;
}

export async function readSetbacks(db: Db, work: string): Promise<Setback[]> {
  return db.selectFrom('setback').select(['ticket_id as ticketId', 'failures', 'retry_at as retryAt']).where('work', '=', work).execute();
}

export async function saveSetback(tx: Tx, { work, ticketId, failures, at, retryAt, error }: { readonly work: string; readonly ticketId: string; readonly failures: number; readonly at: number; readonly retryAt: number; readonly error: string }): Promise<void> {
  const [failedAt, nextAt] = [new Date(at), new Date(retryAt)];
  await tx
    .insertInto('setback')
    .values({ work, ticket_id: ticketId, failures, since: failedAt, failed_at: failedAt, retry_at: nextAt, error })
    .onConflict((conflict) => conflict.columns(['work', 'ticket_id']).doUpdateSet({ failures, failed_at: failedAt, retry_at: nextAt, error }))
    .execute();
}

export async function removeSetback(tx: Tx, work: string, ticketId: string): Promise<void> {
  await tx.deleteFrom('setback').where('work', '=', work).where('ticket_id', '=', ticketId).execute();
}

export interface ShownSetback {
  readonly ticketId: string;
  readonly number: string;
  readonly teamId: string | null;
  readonly work: string;
  readonly failures: number;
  readonly since: number;
  readonly retryAt: number;
  readonly error: string;
}

/** The longest first. */
export async function listSetbacks(db: Db, reach: Reach, limit: number): Promise<ShownSetback[]> {
  const { rows } = await sql<ShownSetback>`
    select s.ticket_id as "ticketId", t.number, t.team_id as "teamId", s.work, s.failures, s.since, s.retry_at as "retryAt", s.error
    from setback s join ticket t on t.id = s.ticket_id where ${withinReach(reach, 't')} order by s.since, s.ticket_id limit ${sql.lit(limit)}`.execute(db);
  return rows;
}
