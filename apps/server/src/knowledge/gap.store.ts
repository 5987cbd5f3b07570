/** SQL for `article_gap`: what somebody asked and no article answers, until one does or nobody needs one. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    article_gap: {
      id: string;
      question: string;
      language: Language;
      source: GapSource;
      ticket_id: string | null;
      article_id: string | null;
      by_id: string | null;
      at: ColumnType<number, Date, Date>;
      state: ColumnType<'open' | 'answered' | 'dismissed', never, 'open' | 'answered' | 'dismissed'>;
      answered_by: ColumnType<string | null, never, string | null>;
      settled_at: ColumnType<number | null, never, Date | null>;
      drafted_in: ColumnType<string | null, never, string | null>;
    };
  }
}

/** `no_answer`: the assistant had none. `thumbs_down`: what was answered did not help. `missing`: a person says that no article tells it. */
export type GapSource = 'no_answer' | 'thumbs_down' | 'missing';

export interface ArticleGap {
  readonly id: Id;
  /** Personal data masked already. */
  readonly question: string;
  readonly language: Language;
  readonly source: GapSource;
  readonly ticketId: Id | null;
  /** The answer that was not liked. */
  readonly articleId: Id | null;
  /** The person who said so; null: the assistant, a customer. */
  readonly byId: Id | null;
  readonly at: Instant;
}

export async function recordGap(tx: Tx, gap: ArticleGap): Promise<void> {
  await tx
    .insertInto('article_gap')
    .values({ id: gap.id, question: gap.question, language: gap.language, source: gap.source, ticket_id: gap.ticketId, article_id: gap.articleId, by_id: gap.byId, at: new Date(gap.at) })
    .execute();
}

/** Whether the same was asked since then (on this ticket, where one is named), so that one who asks again and again is not many. */
export async function readSameGap(db: Db, { question, source, ticketId = null }: Pick<ArticleGap, 'question' | 'source'> & { readonly ticketId?: Id | null }, since: Instant): Promise<boolean> {
  const { rows } = await sql`select from article_gap where state = 'open' and at > ${new Date(since)} and question = ${question} and source = ${source} and ${ticketId === null ? sql`true` : sql`ticket_id = ${ticketId}::uuid`} limit 1`.execute(db);
  return rows.length > 0;
}

export interface OpenGap extends ArticleGap {
  /** The article that somebody began for it. */
  readonly draftedIn: Id | null;
}

const openGap = sql`id, question, language, source, ticket_id as "ticketId", article_id as "articleId", by_id as "byId", at, drafted_in as "draftedIn"`;

/** Latest first. */
export async function readOpenGaps(db: Db, limit: number, { language, source }: { readonly language?: Language | undefined; readonly source?: GapSource | undefined } = {}): Promise<OpenGap[]> {
  const { rows } = await sql<OpenGap>`
    select ${openGap} from article_gap
    where state = 'open' and ${language === undefined ? sql`true` : sql`language = ${language}`} and ${source === undefined ? sql`true` : sql`source = ${source}`}
    order by at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** Those of these that are open. */
export async function readOpenGapsByIds(db: Db, ids: readonly Id[]): Promise<OpenGap[]> {
  const { rows } = await sql<OpenGap>`select ${openGap} from article_gap where state = 'open' and id = any(${[...ids]}::uuid[]) order by at desc, id desc`.execute(db);
  return rows;
}

export async function countGaps(db: Db, settledSince: Instant): Promise<{ readonly open: number; readonly answered: number; readonly dismissed: number }> {
  const { rows } = await sql<{ open: number; answered: number; dismissed: number }>`
    select (select count(*)::int from article_gap where state = 'open') as open, (count(*) filter (where state = 'answered'))::int as answered, (count(*) filter (where state = 'dismissed'))::int as dismissed
    from article_gap where state <> 'open' and settled_at >= ${new Date(settledSince)}`.execute(db);
  return rows[0]!;
}

/** An article was begun for them; whichever it was begun for before, the last one counts. */
export async function draftGaps(tx: Tx, ids: readonly Id[], articleId: Id): Promise<number> {
  const drafted = await tx.updateTable('article_gap').set({ drafted_in: articleId }).where('id', 'in', [...ids]).where('state', '=', 'open').executeTakeFirst();
  return Number(drafted.numUpdatedRows);
}

/** The article that was begun for them is published: now it answers them. */
export async function settleDraftedGaps(tx: Tx, articleId: Id, at: Instant): Promise<void> {
  await tx.updateTable('article_gap').set({ state: 'answered', answered_by: articleId, settled_at: new Date(at) }).where('drafted_in', '=', articleId).where('state', '=', 'open').execute();
}

/** What an article answers now, or what needs no answer. Those settled before stay as they are; returns how many were open. */
export async function settleGaps(tx: Tx, ids: readonly Id[], { answeredBy, at }: { readonly answeredBy: Id | null; readonly at: Instant }): Promise<number> {
  if (ids.length === 0) return 0;
  const settled = await tx
    .updateTable('article_gap')
    .set({ state: answeredBy === null ? 'dismissed' : 'answered', answered_by: answeredBy, settled_at: new Date(at) })
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(settled.numUpdatedRows);
}
