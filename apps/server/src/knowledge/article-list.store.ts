/** SQL for lists of articles: the list with its filters, and a single line of it. */

import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { toDayNumber, toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { PageWish } from '@huiyin/domain/kernel/page.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Audience } from '@huiyin/domain/knowledge/article.ts';
import { expiryNotice, type Present, reviewNoticeDays, type Standing } from '@huiyin/domain/knowledge/standing.ts';
import { sql } from 'kysely';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import type { Db } from '../platform/db.ts';

export interface ArticleRow {
  readonly id: Id;
  readonly key: string;
  readonly language: Language;
  readonly question: string;
  readonly categoryKey: string | null;
  readonly audience: Audience;
  readonly ownerId: Id;
  readonly ownerName: string;
  readonly teamId: Id;
  readonly teamName: BilingualText;
  readonly reviewOn: LocalDate;
  readonly draftState: 'draft' | 'review' | null;
  readonly publishedNumber: number | null;
  readonly publishedAt: Instant | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly wrong: boolean;
  readonly retiredAt: Instant | null;
  readonly updatedAt: Instant;
  readonly version: number;
  readonly uses: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

export interface ArticleFilter {
  readonly state?: Exclude<Standing, 'draft'> | 'draft' | 'review' | undefined;
  readonly category?: string | undefined;
  readonly language?: Language | undefined;
  readonly audience?: Audience | undefined;
  readonly ownerId?: Id | undefined;
  readonly teamId?: Id | undefined;
  readonly due?: boolean | undefined;
  readonly q?: string | undefined;
}

const lines = sql`
  select a.id, a.key, a.language, coalesce(v.question, a.draft -> 'content' ->> 'question') as question,
    case when v.number is null then a.draft -> 'content' ->> 'categoryKey' else v.category_key end as "categoryKey",
    coalesce(v.audience, a.draft -> 'content' ->> 'audience') as audience,
    a.owner_id as "ownerId", p.name as "ownerName", a.team_id as "teamId", json_build_object('zh', t.name_zh, 'en', t.name_en) as "teamName",
    a.review_on::text as "reviewOn", a.draft ->> 'state' as "draftState", a.published_number as "publishedNumber", v.published_at as "publishedAt",
    v.valid_from as "validFrom", v.valid_until as "validUntil", coalesce(v.wrong_at is not null, false) as wrong, a.retired_at as "retiredAt", a.updated_at as "updatedAt", a.version,
    (select count(*)::int from article_use u where u.article_id = a.id) as uses,
    (select count(*)::int from article_vote w where w.article_id = a.id and w.helpful) as helpful,
    (select count(*)::int from article_vote w where w.article_id = a.id and not w.helpful) as unhelpful
  from article a left join article_version v on v.article_id = a.id and v.number = a.published_number
  join person p on p.id = a.owner_id join team t on t.id = a.team_id`;

/** What a state means in SQL; `standing.ts` says it of one article. */
function isIn(state: NonNullable<ArticleFilter['state']>, now: Instant) {
  const at = new Date(now);
  switch (state) {
    case 'draft':
      return sql`a.retired_at is null and a.draft ->> 'state' = 'draft'`;
    case 'review':
      return sql`a.retired_at is null and a.draft ->> 'state' = 'review'`;
    case 'retired':
      return sql`a.retired_at is not null`;
    case 'wrong':
      return sql`a.retired_at is null and v.wrong_at is not null`;
    case 'expired':
      return sql`a.retired_at is null and v.wrong_at is null and v.valid_until <= ${at}`;
    case 'waiting':
      return sql`a.retired_at is null and v.wrong_at is null and (v.valid_until is null or v.valid_until > ${at}) and v.valid_from > ${at}`;
    case 'published':
      return sql`a.retired_at is null and v.number is not null and v.wrong_at is null and (v.valid_until is null or v.valid_until > ${at}) and (v.valid_from is null or v.valid_from <= ${at})`;
  }
}

/** To be looked at by its owner: its review is near or past, it ceases to hold or has, or it was found wrong. */
function isDue({ now, today }: Present) {
  const reviewBy = toLocalDate(toDayNumber(today) + reviewNoticeDays);
  return sql`a.retired_at is null and v.number is not null and (a.review_on <= ${reviewBy}::date or v.valid_until <= ${new Date(now + expiryNotice)} or v.wrong_at is not null)`;
}

/** The last changed first. */
export async function readArticleRows(db: Db, filter: ArticleFilter, page: PageWish, present: Present): Promise<{ rows: ArticleRow[]; next: string | null } | 'page.cursor_invalid'> {
  const after = page.after === null ? null : readCursor(page.after, ['instant', 'id']);
  if (page.after !== null && after === null) return 'page.cursor_invalid';
  const words = (filter.q ?? '').normalize('NFKC').trim().split(/\s+/u).filter((word) => word !== '').slice(0, 8);
  const conditions = [
    sql`true`,
    ...(filter.state === undefined ? [] : [isIn(filter.state, present.now)]),
    ...(filter.due === true ? [isDue(present)] : []),
    ...(filter.category === undefined ? [] : [sql`(case when v.number is null then a.draft -> 'content' ->> 'categoryKey' else v.category_key end) = ${filter.category}`]),
    ...(filter.language === undefined ? [] : [sql`a.language = ${filter.language}`]),
    ...(filter.audience === undefined ? [] : [sql`coalesce(v.audience, a.draft -> 'content' ->> 'audience') = ${filter.audience}`]),
    ...(filter.ownerId === undefined ? [] : [sql`a.owner_id = ${filter.ownerId}::uuid`]),
    ...(filter.teamId === undefined ? [] : [sql`a.team_id = ${filter.teamId}::uuid`]),
    ...words.map((word) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return sql`(a.key ilike ${like} or v.question ilike ${like} or array_to_string(v.variants, ' ') ilike ${like} or v.body_text ilike ${like} or a.draft -> 'content' ->> 'question' ilike ${like} or a.draft -> 'content' ->> 'body' ilike ${like} or a.draft -> 'content' ->> 'variants' ilike ${like})`;
    }),
    ...(after === null ? [] : [sql`(a.updated_at, a.id) < (${new Date(Number(after[0]))}, ${after[1]}::uuid)`]),
  ];
  const { rows } = await sql<ArticleRow>`${lines} where ${sql.join(conditions, sql` and `)} order by a.updated_at desc, a.id desc limit ${page.limit + 1}`.execute(db);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return { rows: items, next: rows.length > items.length && last ? writeCursor([last.updatedAt, last.id]) : null };
}

export async function readArticleRow(db: Db, id: Id): Promise<ArticleRow | undefined> {
  const { rows } = await sql<ArticleRow>`${lines} where a.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface ArticleNamed {
  readonly id: Id;
  readonly key: string;
  readonly language: Language;
  readonly question: string;
}

/** The same answer in the other language: named by this one, or naming it. */
export async function readCounterparts(db: Db, id: Id): Promise<ArticleNamed[]> {
  const { rows } = await sql<ArticleNamed>`
    select a.id, a.key, a.language, coalesce(v.question, a.draft -> 'content' ->> 'question') as question
    from article a left join article_version v on v.article_id = a.id and v.number = a.published_number
    where a.counterpart_id = ${id}::uuid or a.id = (select counterpart_id from article where id = ${id}::uuid) order by a.language desc, a.key`.execute(db);
  return rows;
}
