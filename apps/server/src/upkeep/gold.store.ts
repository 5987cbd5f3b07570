/** SQL for `gold_question` and `replay_row`: questions whose right answer is known, and what became of them when they were asked again. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import type { ReplaySource } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { type ColumnType, sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    gold_question: { id: string; question: string; language: Language; article_id: string | null; added_by: string | null; added_at: ColumnType<number, Date, Date> };
    replay_row: {
      run_id: string;
      seq: number;
      source: ReplaySource;
      question: string;
      language: Language;
      confidence: number;
      found_id: string | null;
      found_title: string | null;
      expected_id: string | null;
      expected_title: string | null;
      expected_rank: number | null;
      fits: boolean | null;
      quotes_well: boolean | null;
      ticket_id: string | null;
    };
  }
}

export interface GoldRow {
  readonly id: Id;
  readonly question: string;
  readonly language: Language;
  readonly articleId: Id | null;
  readonly title: string | null;
  readonly addedAt: Instant;
}

const goldRow = sql`g.id, g.question, g.language, g.article_id as "articleId", coalesce(v.question, a.draft -> 'content' ->> 'question') as title, g.added_at as "addedAt"`;
const goldFrom = sql`gold_question g left join article a on a.id = g.article_id left join article_version v on v.article_id = a.id and v.number = a.published_number`;

export async function readGold(db: Db, page: PageWish): Promise<{ rows: GoldRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = page.after === null ? null : readCursor(page.after, ['instant', 'id']);
  if (page.after !== null && after === null) return 'page.cursor_invalid';
  const { rows } = await sql<GoldRow>`
    select ${goldRow} from ${goldFrom} where ${after === null ? sql`true` : sql`(g.added_at, g.id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)`}
    order by g.added_at desc, g.id desc limit ${page.limit + 1}`.execute(db);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.addedAt, last.id]) : null };
}

export async function readGoldById(db: Db, id: Id): Promise<GoldRow | undefined> {
  const { rows } = await sql<GoldRow>`select ${goldRow} from ${goldFrom} where g.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** The last word on a question counts. Returns its id. */
export async function saveGold(tx: Tx, gold: { readonly id: Id; readonly question: string; readonly language: Language; readonly articleId: Id | null; readonly by: Id | null; readonly at: Instant }): Promise<Id> {
  const said = { article_id: gold.articleId, added_by: gold.by, added_at: new Date(gold.at) };
  const { id } = await tx
    .insertInto('gold_question')
    .values({ id: gold.id, question: gold.question, language: gold.language, ...said })
    .onConflict((conflict) => conflict.columns(['language', 'question']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function removeGold(tx: Tx, id: Id): Promise<boolean> {
  return (await tx.deleteFrom('gold_question').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n;
}

/** Of the shipped set: which of these keys the centre has published. */
export async function readPublishedByKey(db: Db, keys: readonly string[]): Promise<Map<string, { readonly id: Id; readonly title: string }>> {
  const { rows } = await sql<{ key: string; id: Id; title: string }>`
    select a.key, a.id, v.question as title from article a join article_version v on v.article_id = a.id and v.number = a.published_number where a.key = any(${[...keys]}::text[]) and a.retired_at is null`.execute(db);
  return new Map(rows.map(({ key, id, title }) => [key, { id, title }]));
}

export interface RealQuestion {
  readonly question: string;
  readonly language: Language;
  readonly ticketId: Id;
  readonly channelKey: string;
  readonly cited: Id | null;
  /** What the customer made of the answer; null: nobody knows. */
  readonly helped: boolean | null;
}

/** What customers really asked the assistant, the latest first; greetings are no questions. */
export async function readRealQuestions(db: Db, since: Instant, limit: number): Promise<RealQuestion[]> {
  const { rows } = await sql<RealQuestion>`
    select t.question, t.language, t.ticket_id as "ticketId", c.key as "channelKey", (t.cited -> 0 ->> 'articleId')::uuid as cited,
      case when t.decision = 'answer' and t.outcome in ('accepted', 'left') then true when t.decision = 'answer' and t.outcome in ('doubted', 'handed_on', 'person') then false end as helped
    from assistant_turn t join ticket k on k.id = t.ticket_id join channel c on c.id = k.channel_id
    where t.at >= ${new Date(since)} and t.decision <> 'greet' and t.question <> '' and coalesce(t.reason, 'no_evidence') in ('no_evidence', 'failed_twice')
    order by t.at desc, t.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface ReplayedRow {
  readonly seq: number;
  readonly source: ReplaySource;
  readonly question: string;
  readonly language: Language;
  readonly confidence: number;
  readonly found: { readonly id: Id; readonly title: string } | null;
  readonly expected: { readonly id: Id; readonly title: string } | null;
  readonly expectedRank: number | null;
  readonly fits: boolean | null;
  readonly quotesWell: boolean | null;
  readonly ticketId: Id | null;
}

export async function insertReplayed(tx: Tx, runId: Id, rows: readonly ReplayedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('replay_row')
    .values(rows.map(({ found, expected, expectedRank, quotesWell, ticketId, ...row }) => ({ run_id: runId, ...row, found_id: found?.id ?? null, found_title: found?.title ?? null, expected_id: expected?.id ?? null, expected_title: expected?.title ?? null, expected_rank: expectedRank, quotes_well: quotesWell, ticket_id: ticketId })))
    .execute();
}

export async function forgetReplayed(tx: Tx, runId: Id): Promise<void> {
  await tx.deleteFrom('replay_row').where('run_id', '=', runId).execute();
}

export async function readReplayed(db: Db, runId: Id): Promise<ReplayedRow[]> {
  const rows = await db.selectFrom('replay_row').selectAll().where('run_id', '=', runId).orderBy('seq').execute();
  return rows.map((row) => ({
    seq: row.seq, source: row.source, question: row.question, language: row.language, confidence: row.confidence,
    found: row.found_id === null ? null : { id: row.found_id, title: row.found_title ?? '' }, expected: row.expected_id === null ? null : { id: row.expected_id, title: row.expected_title ?? '' },
    expectedRank: row.expected_rank, fits: row.fits, quotesWell: row.quotes_well, ticketId: row.ticket_id,
  }));
}
