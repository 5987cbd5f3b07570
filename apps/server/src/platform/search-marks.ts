/**
 * `search_mark`: what has no event log says here, in the transaction of its change, that it must be read anew by the search index.
 * Rows are only added, and only taken away by the one who reads them, so that no two changes ever wait for each other here.
 */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { type Generated, sql } from 'kysely';
import type { Db, Tx } from './db.ts';

declare module './db.ts' {
  interface Tables {
    search_mark: { position: Generated<number>; kind: string; id: string };
  }
}

export interface SearchMark {
  readonly kind: string;
  readonly id: Id;
}

export async function markForSearch(tx: Tx, kind: string, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into search_mark (kind, id) select ${kind}, id from unnest(${[...ids]}::uuid[]) as id`.execute(tx);
}

/** Takes the oldest away; whatever is marked again meanwhile is another row. */
export async function takeSearchMarks(tx: Tx, limit: number): Promise<readonly SearchMark[]> {
  const { rows } = await sql<SearchMark>`
    delete from search_mark where position in (select position from search_mark order by position limit ${limit} for update skip locked) returning kind, id`.execute(tx);
  return rows;
}

export async function isAnyMarked(db: Db): Promise<boolean> {
  return (await db.selectFrom('search_mark').select('position').limit(1).executeTakeFirst()) !== undefined;
}

/** Up to `cap`. */
export async function countSearchMarks(db: Db, cap: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from search_mark limit ${cap}) marked`.execute(db);
  return rows[0]!.n;
}
