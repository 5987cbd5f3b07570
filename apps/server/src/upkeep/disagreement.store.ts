/** SQL for `answer_disagreement`, and for the replies among which contradictions are looked for. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Difference } from '@huiyin/domain/upkeep/find-differences.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Jsonb<Value> = ColumnType<Value, string, string>;

export interface Side {
  readonly question: string;
  readonly text: string;
  readonly at: Instant;
  readonly articleId: Id | null;
  readonly ticketId: Id | null;
}

declare module '../platform/db.ts' {
  interface Tables {
    answer_disagreement: {
      id: string; key: string; language: string; question: string; likeness: number; differences: Jsonb<readonly Difference[]>; a: Jsonb<Side>; b: Jsonb<Side>;
      found_at: ColumnType<number, Date, Date>; said_at: ColumnType<number, Date, Date>; state: ColumnType<'open' | 'fine' | 'settled', never, 'open' | 'fine' | 'settled'>;
      settled_by: ColumnType<string | null, never, string | null>; settled_at: ColumnType<number | null, never, Date | null>; note: ColumnType<string | null, never, string | null>;
    };
  }
}

export interface FoundDisagreement {
  readonly id: Id;
  readonly key: string;
  readonly language: string;
  readonly likeness: number;
  readonly differences: readonly Difference[];
  readonly a: Side;
  readonly b: Side;
}

/** What was found before, judged or not, stays as it is. */
export async function insertDisagreements(tx: Tx, found: readonly FoundDisagreement[], at: Instant): Promise<void> {
  if (found.length === 0) return;
  await tx
    .insertInto('answer_disagreement')
    .values(found.map(({ differences, a, b, ...row }) => ({ ...row, question: a.question, differences: JSON.stringify(differences), a: JSON.stringify(a), b: JSON.stringify(b), found_at: new Date(at), said_at: new Date(Math.max(a.at, b.at)) })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

export async function readDisagreements(db: Db, limit: number): Promise<Omit<FoundDisagreement, 'key' | 'language'>[]> {
  return db.selectFrom('answer_disagreement').select(['id', 'likeness', 'differences', 'a', 'b']).where('state', '=', 'open').orderBy('said_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Those nobody judged yet, all of them. */
export async function readOpenPairs(db: Db): Promise<Pick<FoundDisagreement, 'id' | 'key' | 'a' | 'b'>[]> {
  return db.selectFrom('answer_disagreement').select(['id', 'key', 'a', 'b']).where('state', '=', 'open').execute();
}

/** What a keeper judged meanwhile stays. */
export async function removeOpenPairs(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('answer_disagreement').where('id', 'in', ids).where('state', '=', 'open').execute();
}

export async function settleDisagreement(tx: Tx, id: Id, { as, by, at }: { readonly as: 'fine' | 'settled'; readonly by: Id | null; readonly at: Instant }): Promise<boolean> {
  const settled = await tx.updateTable('answer_disagreement').set({ state: as, settled_by: by, settled_at: new Date(at) }).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
  return settled.numUpdatedRows === 1n;
}

export interface LatestReply {
  readonly ticketId: Id;
  readonly question: string;
  readonly text: string;
  readonly at: Instant;
}

/** What people answered last, each with what the customer had said just before. By id, which grows with time and is indexed. */
export async function readLatestReplies(db: Db, limit: number): Promise<LatestReply[]> {
  const { rows } = await sql<LatestReply>`
    select m.ticket_id as "ticketId", asked.body as question, m.body as text, m.at from message m
    join lateral (select body from message where ticket_id = m.ticket_id and direction = 'inbound' and seq < m.seq order by seq desc limit 1) asked on true
    where m.direction = 'outbound' and m.author_kind = 'person' order by m.id desc limit ${limit}`.execute(db);
  return rows;
}
