/** SQL that the help centre's pages are made of: public articles that answer at this moment, and nothing else. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { holdsAt } from './answerable.store.ts';

/** At what moment, and through which channels customers come: articles that are bound to other channels are not theirs. */
export interface PublicView {
  readonly now: Instant;
  /** Keys. */
  readonly channels: readonly string[];
}

export interface PublicLine {
  readonly articleId: Id;
  readonly key: string;
  /** The published version's number. */
  readonly version: number;
  readonly language: Language;
  readonly question: string;
  readonly categoryKey: string | null;
  /** How its answer begins, without marks. */
  readonly opening: string;
  readonly publishedAt: Instant;
}

const line = sql`
  a.id as "articleId", a.key, v.number as version, a.language, v.question, v.category_key as "categoryKey", left(v.body_text, 160) as opening, v.published_at as "publishedAt"
  from article a join article_version v on v.article_id = a.id and v.number = a.published_number`;

function isShown({ now, channels }: PublicView) {
  return sql<boolean>`v.audience = 'public' and (v.channels = '{}' or v.channels && ${[...channels]}::text[]) and ${holdsAt(now)}`;
}

/** Of these categories, in the order of their questions. */
export async function readPublicArticles(db: Db, view: PublicView, { language, categoryKeys, limit }: { readonly language: Language; readonly categoryKeys: readonly string[]; readonly limit: number }): Promise<PublicLine[]> {
  if (categoryKeys.length === 0) return [];
  const { rows } = await sql<PublicLine>`
    select ${line} where ${isShown(view)} and a.language = ${language} and v.category_key = any(${[...categoryKeys]}::text[]) order by v.question, a.key limit ${limit}`.execute(db);
  return rows;
}

/** How many articles each category holds by itself; of those that hold any. */
export async function countPublicArticles(db: Db, view: PublicView, language: Language): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; articles: number }>`
    select v.category_key as key, count(*)::int as articles from article a join article_version v on v.article_id = a.id and v.number = a.published_number
    where ${isShown(view)} and a.language = ${language} and v.category_key is not null group by v.category_key`.execute(db);
  return new Map(rows.map(({ key, articles }) => [key, articles]));
}

/** What helped most lately: quoted or voted helpful in the last 90 days, and what was not helpful taken off. Equal ones from as many categories as there are. */
export async function readMostUseful(db: Db, view: PublicView, language: Language, limit: number): Promise<PublicLine[]> {
  const since = new Date(view.now - 90 * day);
  const { rows } = await sql<PublicLine>`
    with used as (select article_id, count(*) as times from article_use where at > ${since} group by article_id),
      voted as (select article_id, sum(case when helpful then 1 else -1 end) as votes from article_vote where at > ${since} group by article_id),
      useful as (select article_id, coalesce(times, 0) + 3 * coalesce(votes, 0) as worth from used full join voted using (article_id))
    select ${line} left join useful u on u.article_id = a.id
    where ${isShown(view)} and a.language = ${language} order by coalesce(u.worth, 0) desc, row_number() over (partition by v.category_key order by coalesce(u.worth, 0) desc, a.key), v.category_key, a.key limit ${limit}`.execute(db);
  return rows;
}

/** Those of these that are shown, by key or by id. */
export async function readShown(db: Db, view: PublicView, { keys = [], ids = [] }: { readonly keys?: readonly string[]; readonly ids?: readonly Id[] }): Promise<PublicLine[]> {
  if (keys.length + ids.length === 0) return [];
  const { rows } = await sql<PublicLine>`
    select ${line} where ${isShown(view)} and (a.key = any(${[...keys]}::text[]) or a.id = any(${[...ids]}::uuid[])) order by a.key`.execute(db);
  return rows;
}

/** The same answer in the other language: named by this one, or naming it. */
export async function readShownCounterpart(db: Db, view: PublicView, articleId: Id): Promise<PublicLine | undefined> {
  const { rows } = await sql<PublicLine>`
    select ${line} where ${isShown(view)} and (a.counterpart_id = ${articleId}::uuid or a.id = (select counterpart_id from article where id = ${articleId}::uuid))
      and a.language <> (select language from article where id = ${articleId}::uuid) order by a.key limit 1`.execute(db);
  return rows[0];
}

/** Of every article that is shown: for machines that read the whole help centre. */
export async function readSiteMap(db: Db, view: PublicView, limit: number): Promise<{ key: string; language: Language; counterpartKey: string | null; publishedAt: Instant }[]> {
  const { rows } = await sql<{ key: string; language: Language; counterpartKey: string | null; publishedAt: Instant }>`
    with shown as (select a.id, a.key, a.language, a.counterpart_id, v.published_at from article a join article_version v on v.article_id = a.id and v.number = a.published_number where ${isShown(view)})
    select s.key, s.language, s.published_at as "publishedAt",
      (select c.key from shown c where (c.id = s.counterpart_id or c.counterpart_id = s.id) and c.language <> s.language order by c.key limit 1) as "counterpartKey"
    from shown s order by s.key limit ${limit}`.execute(db);
  return rows;
}

export interface KnownArticle {
  readonly articleId: Id;
  readonly key: string;
  readonly language: Language;
  /** Once published for everybody, whether or not it answers now. */
  readonly wasPublic: boolean;
}

/** By id or key, whatever became of it. */
export async function findArticle(db: Db, { id, key }: { readonly id?: Id; readonly key?: string }): Promise<KnownArticle | undefined> {
  const { rows } = await sql<KnownArticle>`
    select a.id as "articleId", a.key, a.language, exists (select from article_version v where v.article_id = a.id and v.audience = 'public') as "wasPublic"
    from article a where ${id === undefined ? sql`a.key = ${key ?? ''}` : sql`a.id = ${id}::uuid`}`.execute(db);
  return rows[0];
}

/** Whether a version was found wrong after it was published. */
export async function isFoundWrong(db: Db, articleId: Id, number: number): Promise<boolean> {
  const { rows } = await sql`select from article_version where article_id = ${articleId}::uuid and number = ${number} and wrong_at is not null`.execute(db);
  return rows.length > 0;
}

/** A picture of any version that customers were ever shown: what is cited stays whole. */
export async function isPictureOfPublic(db: Db, fileId: Id): Promise<boolean> {
  const { rows } = await sql`select from article_version where pictures @> array[${fileId}::uuid] and audience = 'public' limit 1`.execute(db);
  return rows.length > 0;
}
