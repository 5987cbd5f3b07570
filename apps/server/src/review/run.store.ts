/** SQL for `review_run`: reviews being written, one at a time. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

export type RunState = 'running' | 'done' | 'cancelled' | 'failed';

declare module '../platform/db.ts' {
  interface Tables {
    review_run: {
      id: string;
      month: string;
      automatic: boolean;
      polish: boolean;
      state: RunState;
      done: number;
      total: number;
      asked_by: string | null;
      started_at: ColumnType<number, Date, Date>;
      ended_at: ColumnType<number | null, Date | null, Date | null>;
    };
  }
}

export interface Run {
  readonly id: Id;
  readonly month: string;
  readonly polish: boolean;
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
  readonly askedBy: Id | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

const columns = ['id', 'month', 'polish', 'state', 'done', 'total', 'asked_by as askedBy', 'started_at as startedAt', 'ended_at as endedAt'] as const;

export async function readRun(db: Db, id: Id): Promise<Run | undefined> {
  return db.selectFrom('review_run').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function readLatestRun(db: Db): Promise<Run | undefined> {
  return db.selectFrom('review_run').select(columns).orderBy('started_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
}

export async function readSilent(db: Db, since: Instant): Promise<readonly Id[]> {
  const rows = await db.selectFrom('review_run').select('id').where('state', '=', 'running').where(sql<boolean>`started_at < ${new Date(since)}`).execute();
  return rows.map(({ id }) => id);
}

/** Whether the month was seen to by itself already. */
export async function wasAutomatic(db: Db, month: string): Promise<boolean> {
  return (await db.selectFrom('review_run').select('id').where('month', '=', month).where('automatic', '=', true).executeTakeFirst()) !== undefined;
}

/** False where one is running, or the month's own was there before. */
export async function insertRun(tx: Tx, run: { readonly id: Id; readonly month: string; readonly automatic: boolean; readonly polish: boolean; readonly askedBy: Id | null; readonly at: Instant }): Promise<boolean> {
  const { rows } = await sql`
    insert into review_run (id, month, automatic, polish, state, done, total, asked_by, started_at)
    values (${run.id}::uuid, ${run.month}, ${run.automatic}, ${run.polish}, 'running', 0, 0, ${run.askedBy}::uuid, ${new Date(run.at)})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** False where it was cancelled meanwhile: then whoever works on it stops. */
export async function moveRun(tx: Tx, id: Id, { done, total }: { readonly done: number; readonly total: number }): Promise<boolean> {
  const moved = await tx.updateTable('review_run').set({ done, total }).where('id', '=', id).where('state', '=', 'running').executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

export async function endRun(tx: Tx, id: Id, state: Exclude<RunState, 'running'>, at: Instant): Promise<boolean> {
  const ended = await tx.updateTable('review_run').set({ state, ended_at: new Date(at) }).where('id', '=', id).where('state', '=', 'running').executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}
