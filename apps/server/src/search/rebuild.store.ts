/** SQL for `search_rebuild`: the index being built anew beside the live one. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { RebuildView, SearchKind } from '@huiyin/domain/search/search.contract.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { readLiveSide, type Side } from './entry.store.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    search_rebuild: {
      id: string;
      side: Side;
      state: RebuildView['state'];
      kind: SearchKind | null;
      after_id: string | null;
      done: number;
      total: number;
      started_at: Timestamp;
      moved_at: Timestamp;
      ended_at: ColumnType<number | null, Date | null, Date | null>;
    };
  }
}

export interface Rebuild {
  readonly id: Id;
  readonly side: Side;
  readonly state: RebuildView['state'];
  /** The kind being read; null before the first. */
  readonly kind: SearchKind | null;
  readonly afterId: Id | null;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

const columns = ['id', 'side', 'state', 'kind', 'after_id as afterId', 'done', 'total', 'started_at as startedAt', 'ended_at as endedAt'] as const;

/** Where to write: the live side, and the one that is being built. */
export async function readSides(db: Db): Promise<{ readonly live: Side; readonly all: readonly Side[] }> {
  const live = await readLiveSide(db);
  const running = await readRunning(db);
  return { live, all: running && running.side !== live ? [live, running.side] : [live] };
}

export async function readRunning(db: Db): Promise<Rebuild | undefined> {
  return db.selectFrom('search_rebuild').select(columns).where('state', '=', 'running').executeTakeFirst();
}

export async function readSilent(db: Db, since: Instant): Promise<readonly Id[]> {
  const rows = await db.selectFrom('search_rebuild').select('id').where('state', '=', 'running').where(sql<boolean>`moved_at < ${new Date(since)}`).execute();
  return rows.map(({ id }) => id);
}

export async function readLatest(db: Db): Promise<Rebuild | undefined> {
  return db.selectFrom('search_rebuild').select(columns).orderBy('started_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
}

/** False when one is running already. */
export async function insertRebuild(tx: Tx, rebuild: { readonly id: Id; readonly side: Side; readonly total: number; readonly at: Instant }): Promise<boolean> {
  const at = new Date(rebuild.at);
  const { rows } = await sql`
    insert into search_rebuild (id, side, state, done, total, started_at, moved_at) values (${rebuild.id}::uuid, ${rebuild.side}, 'running', 0, ${rebuild.total}, ${at}, ${at})
    on conflict ((true)) where state = 'running' do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function saveProgress(tx: Tx, id: Id, progress: { readonly kind: SearchKind; readonly afterId: Id | null; readonly done: number; readonly at: Instant }): Promise<void> {
  await tx
    .updateTable('search_rebuild')
    .set({ kind: progress.kind, after_id: progress.afterId, done: progress.done, moved_at: new Date(progress.at) })
    .where('id', '=', id)
    .execute();
}

export async function endRebuild(tx: Tx, id: Id, state: Exclude<RebuildView['state'], 'running'>, at: Instant): Promise<void> {
  await tx.updateTable('search_rebuild').set({ state, ended_at: new Date(at), moved_at: new Date(at) }).where('id', '=', id).where('state', '=', 'running').execute();
}
