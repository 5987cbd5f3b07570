/** SQL for `export_run`. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { type ColumnType, type Generated, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

interface ExportRunTable {
  id: string;
  kind: string;
  subject: string;
  wish: ColumnType<JsonObject, string, never>;
  actor_id: string;
  state: ExportState;
  done: Generated<number>;
  total: Generated<number>;
  file_id: string | null;
  failure: string | null;
  asked_at: ColumnType<number, Date, never>;
  started_at: ColumnType<number | null, Date | null, Date | null>;
  ended_at: ColumnType<number | null, Date | null, Date | null>;
}

declare module '../platform/db.ts' {
  interface Tables {
    export_run: ExportRunTable;
  }
}

export interface RunRow extends Selectable<ExportRunTable> {
  readonly file_name: string | null;
  readonly file_size: number | null;
}

const underWay = ['waiting', 'running'] as const satisfies readonly ExportState[];

export interface NewRun {
  readonly id: Id;
  readonly kind: string;
  readonly subject: string;
  readonly wish: JsonObject;
  readonly actorId: Id;
  readonly at: Instant;
}

export async function insertRun(tx: Tx, { id, kind, subject, wish, actorId, at }: NewRun): Promise<void> {
  await tx.insertInto('export_run').values({ id, kind, subject, wish: JSON.stringify(wish), actor_id: actorId, state: 'waiting', file_id: null, failure: null, asked_at: new Date(at), started_at: null, ended_at: null }).execute();
}

/** Held until the transaction ends, so that two orders at once are counted one after the other. */
export async function countUnderWay(tx: Tx, actorId: Id): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exports of ${actorId}`}, 0))`.execute(tx);
  const { n } = await tx.selectFrom('export_run').select(({ fn }) => fn.countAll<number>().as('n')).where('actor_id', '=', actorId).where('state', 'in', underWay).executeTakeFirstOrThrow();
  return Number(n);
}

const rows = (db: Db) => db.selectFrom('export_run').leftJoin('stored_file', 'stored_file.id', 'export_run.file_id').selectAll('export_run').select(['stored_file.name as file_name', 'stored_file.size as file_size']);

export async function readRun(db: Db, id: Id): Promise<RunRow | undefined> {
  return rows(db).where('export_run.id', '=', id).executeTakeFirst();
}

/** Latest first. */
export async function readOwnRuns(db: Db, { actorId, subject, limit }: { readonly actorId: Id; readonly subject: string | undefined; readonly limit: number }): Promise<readonly RunRow[]> {
  return rows(db)
    .where('actor_id', '=', actorId)
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject!))
    .orderBy('asked_at', 'desc')
    .orderBy('export_run.id', 'desc')
    .limit(limit)
    .execute();
}

/** Also of one that another worker let fall: it begins anew. False: it has ended. */
export async function beginRun(tx: Tx, id: Id, at: Instant): Promise<boolean> {
  return changed(await tx.updateTable('export_run').set({ state: 'running', done: 0, total: 0, started_at: new Date(at) }).where('id', '=', id).where('state', 'in', underWay).executeTakeFirst());
}

/** False: nobody wants it any more. */
export async function moveRun(tx: Tx, id: Id, { done, total }: { readonly done: number; readonly total: number }): Promise<boolean> {
  return changed(await tx.updateTable('export_run').set({ done, total }).where('id', '=', id).where('state', '=', 'running').executeTakeFirst());
}

/** False: it has ended already, and what came of it is not wanted. */
export async function endRun(tx: Tx, id: Id, end: { readonly state: 'done'; readonly fileId: Id; readonly at: Instant } | { readonly state: 'failed' | 'cancelled'; readonly failure: string | null; readonly at: Instant }): Promise<boolean> {
  const facts = end.state === 'done' ? { state: end.state, file_id: end.fileId } : { state: end.state, failure: end.failure };
  return changed(await tx.updateTable('export_run').set({ ...facts, ended_at: new Date(end.at) }).where('id', '=', id).where('state', 'in', underWay).executeTakeFirst());
}

export async function readUnderWay(db: Db, askedBefore: Instant): Promise<readonly Id[]> {
  return (await db.selectFrom('export_run').select('id').where('state', 'in', underWay).where('asked_at', '<', new Date(askedBefore) as never).execute()).map(({ id }) => id);
}

export async function removeEnded(tx: Tx, before: Instant, batch: number): Promise<number> {
  const { rows: gone } = await sql`delete from export_run where id in (select id from export_run where ended_at < ${new Date(before)} limit ${batch}) returning id`.execute(tx);
  return gone.length;
}

/** Files that no export names and none will: of forgotten ones, and of workers that died with the file just made. */
export async function readForsakenFiles(db: Db, batch: number): Promise<readonly Id[]> {
  const { rows: files } = await sql<{ id: string }>`
    select f.id from stored_file f
    where f.owner >= 'export:' and f.owner < 'export;'
      and not exists (select 1 from export_run r where r.id::text = substr(f.owner, 8) and (r.file_id = f.id or r.state in ('waiting', 'running')))
    limit ${batch}`.execute(db);
  return files.map(({ id }) => id);
}

function changed({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): boolean {
  return numUpdatedRows === 1n;
}
