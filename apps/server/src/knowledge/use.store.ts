/** SQL for `article_use` and `article_vote`: what answers do once they are out, told by those who give them. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import { type ColumnType, sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    article_use: { id: string; article_id: string; number: number; ticket_id: string; message_id: string; by_kind: 'assistant' | 'agent'; by_id: string | null; at: Timestamp };
    article_vote: { article_id: string; number: number; voter: string; helpful: boolean; ticket_id: string | null; message_id: string | null; at: Timestamp };
  }
}

export interface ArticleUse {
  readonly id: Id;
  readonly articleId: Id;
  readonly version: number;
  readonly ticketId: Id;
  readonly messageId: Id;
  readonly by: { readonly kind: 'assistant' } | { readonly kind: 'agent'; readonly id: Id };
  readonly at: Instant;
}

/** A version quoted in a message. Called in the transaction that writes the message; twice for one message counts once. A version that does not exist is a fault. */
export async function recordArticleUse(tx: Tx, use: ArticleUse): Promise<void> {
  await tx
    .insertInto('article_use')
    .values({ id: use.id, article_id: use.articleId, number: use.version, ticket_id: use.ticketId, message_id: use.messageId, by_kind: use.by.kind, by_id: use.by.kind === 'agent' ? use.by.id : null, at: new Date(use.at) })
    .onConflict((conflict) => conflict.columns(['message_id', 'article_id']).doNothing())
    .execute();
}

export interface ArticleVote {
  readonly articleId: Id;
  readonly version: number;
  /** Who votes, so that they count once: `person:<id>`, `ticket:<id>`, `visitor:<id>`, `page:<hash of the address and day>`. */
  readonly voter: string;
  readonly helpful: boolean;
  readonly ticketId: Id | null;
  readonly messageId: Id | null;
  readonly at: Instant;
}

/** The voter's last word on a version counts. */
export async function recordArticleVote(tx: Tx, vote: ArticleVote): Promise<void> {
  const said = { helpful: vote.helpful, ticket_id: vote.ticketId, message_id: vote.messageId, at: new Date(vote.at) };
  await tx
    .insertInto('article_vote')
    .values({ article_id: vote.articleId, number: vote.version, voter: vote.voter, ...said })
    .onConflict((conflict) => conflict.columns(['article_id', 'number', 'voter']).doUpdateSet(said))
    .execute();
}

export interface Tally {
  readonly number: number;
  readonly uses: number;
  readonly usesByAssistant: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** By version; versions without either are left out. */
export async function readTallies(db: Db, articleId: Id): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    with used as (select number, count(*)::int as uses, (count(*) filter (where by_kind = 'assistant'))::int as assisted from article_use where article_id = ${articleId}::uuid group by number),
      voted as (select number, (count(*) filter (where helpful))::int as helpful, (count(*) filter (where not helpful))::int as unhelpful from article_vote where article_id = ${articleId}::uuid group by number)
    select number, coalesce(uses, 0) as uses, coalesce(assisted, 0) as "usesByAssistant", coalesce(helpful, 0) as helpful, coalesce(unhelpful, 0) as unhelpful
    from used full join voted using (number) order by number desc`.execute(db);
  return rows;
}

export interface UseRow {
  readonly id: Id;
  readonly number: number;
  readonly ticketId: Id;
  readonly messageId: Id;
  readonly byKind: 'assistant' | 'agent';
  readonly byId: Id | null;
  readonly at: Instant;
}

/** Answers that quoted it, latest first; of one version, or of all. */
export async function readUses(db: Db, articleId: Id, number: number | null, page: PageWish): Promise<{ rows: UseRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = page.after === null ? null : readCursor(page.after, ['instant', 'id']);
  if (page.after !== null && after === null) return 'page.cursor_invalid';
  const { rows } = await sql<UseRow>`
    select id, number, ticket_id as "ticketId", message_id as "messageId", by_kind as "byKind", by_id as "byId", at from article_use
    where article_id = ${articleId}::uuid and ${number === null ? sql`true` : sql`number = ${number}`}
      and ${after === null ? sql`true` : sql`(at, id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)`}
    order by at desc, id desc limit ${page.limit + 1}`.execute(db);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.at, last.id]) : null };
}

/** The people who quoted a version, each once. */
export async function readQuoters(db: Db, articleId: Id, number: number): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`select distinct by_id as id from article_use where article_id = ${articleId}::uuid and number = ${number} and by_id is not null order by by_id`.execute(db);
  return rows.map(({ id }) => id);
}
