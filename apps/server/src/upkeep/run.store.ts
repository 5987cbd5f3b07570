/** SQL for `upkeep_run`: long work, one of a kind at a time. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;
export type RunKind = 'disagreements' | 'replay';
export type RunState = 'running' | 'done' | 'cancelled' | 'failed';

declare module '../platform/db.ts' {
  interface Tables {
    upkeep_run: {
      id: string;
      kind: RunKind;
      state: RunState;
      done: number;
      total: number;
      result: ColumnType<JsonObject | null, string | null, string | null>;
      asked_by: string | null;
      started_at: Timestamp;
      moved_at: Timestamp;
      ended_at: ColumnType<number | null, Date | null, Date | null>;
    };
  }
}

export interface Run {
  readonly id: Id;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
  readonly result: JsonObject | null;
  readonly askedBy: Id | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

const columns = ['id', 'kind', 'state', 'done', 'total', 'result', 'asked_by as askedBy', 'started_at as startedAt', 'ended_at as endedAt'] as const;

export async function readRun(db: Db, id: Id): Promise<Run | undefined> {
  return db.selectFrom('upkeep_run').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Running, and not heard of since then. */
export async function readSilent(db: Db, since: Instant): Promise<readonly Id[]> {
  const rows = await db.selectFrom('upkeep_run').select('id').where('state', '=', 'running').where(sql<boolean>`moved_at < ${new Date(since)}`).execute();
  return rows.map(({ id }) => id);
}

/** The latest; of a state, when one is given. */
export async function readLatestRun(db: Db, kind: RunKind, state?: RunState): Promise<Run | undefined> {
  return db
    .selectFrom('upkeep_run')
    .select(columns)
    .where('kind', '=', kind)
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** False where one is running. */
export async function insertRun(tx: Tx, run: { readonly id: Id; readonly kind: RunKind; readonly askedBy: Id | null; readonly at: Instant }): Promise<boolean> {
  const at = new Date(run.at);
  const { rows } = await sql`
    insert into upkeep_run (id, kind, state, done, total, asked_by, started_at, moved_at) values (${run.id}::uuid, ${run.kind}, 'running', 0, 0, ${run.askedBy}::uuid, ${at}, ${at})
    on conflict (kind) where state = 'running' do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** False where it was cancelled meanwhile: then whoever works on it stops. */
export async function moveRun(tx: Tx, id: Id, { done, total, at }: { readonly done: number; readonly total: number; readonly at: Instant }): Promise<boolean> {
  const moved = await tx.updateTable('upkeep_run').set({ done, total, moved_at: new Date(at) }).where('id', '=', id).where('state', '=', 'running').executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

export async function endRun(tx: Tx, id: Id, { state, result, at }: { readonly state: Exclude<RunState, 'running'>; readonly result: JsonObject | null; readonly at: Instant }): Promise<boolean> {
  const ended = await tx.updateTable('upkeep_run').set({ state, result: result && JSON.stringify(result), ended_at: new Date(at), moved_at: new Date(at) }).where('id', '=', id).where('state', '=', 'running').executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** What a run kept goes with it. */
export async function forgetOldRuns(tx: Tx, kind: RunKind, keep: number): Promise<void> {
  await sql`delete from upkeep_run where kind = ${kind} and state <> 'running' and id not in (select id from upkeep_run where kind = ${kind} and state = 'done' order by started_at desc limit ${keep}) and started_at < (select max(started_at) from upkeep_run where kind = ${kind})`.execute(tx);
}
