/** SQL for `article` and `article_version`. No other file writes to them. */

import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { Article, Audience, Draft, FlowStepLink, PublishedVersion } from '@huiyin/domain/knowledge/article.ts';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import { markForSearch } from '../platform/search-marks.ts';

type Timestamp = ColumnType<number, Date, Date>;
type MaybeTimestamp = ColumnType<number | null, Date | null, Date | null>;

declare module '../platform/db.ts' {
  interface Tables {
    article: {
      id: string;
      key: string;
      language: Language;
      counterpart_id: string | null;
      owner_id: string;
      team_id: string;
      review_on: string;
      draft: ColumnType<Draft | null, string | null, string | null>;
      published_number: number | null;
      retired_at: MaybeTimestamp;
      created_by: string | null;
      created_at: Timestamp;
      updated_at: Timestamp;
      version: Generated<number>;
    };
    article_version: {
      article_id: string;
      number: number;
      question: string;
      variants: string[];
      body: string;
      body_text: string;
      category_key: string | null;
      products: string[];
      channels: string[];
      audience: Audience;
      valid_from: MaybeTimestamp;
      valid_until: MaybeTimestamp;
      flow_steps: ColumnType<FlowStepLink[], string, never>;
      pictures: string[];
      note: string;
      equals_number: number | null;
      written_by: string[];
      published_by: string | null;
      published_at: Timestamp;
      own_review_reason: string | null;
      wrong_at: MaybeTimestamp;
      wrong_by: string | null;
      wrong_reason: string | null;
    };
  }
}

export interface ArticleVersion extends PublishedVersion {
  readonly bodyText: string;
  /** Set when it was found wrong after it was published. */
  readonly wrong: { readonly at: Instant; readonly by: Id | null; readonly reason: string } | null;
}

const columns = [
  'id', 'key', 'language', 'counterpart_id as counterpartId', 'owner_id as ownerId', 'team_id as teamId', sql<LocalDate>`review_on::text`.as('reviewOn'),
  'draft', 'published_number as publishedNumber', 'retired_at as retiredAt', 'version',
] as const;

export async function readArticle(db: Db, id: Id): Promise<Article | undefined> {
  return db.selectFrom('article').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Holds it until the transaction ends, so that two publishers number their versions one after the other. */
export async function lockArticle(tx: Tx, id: Id): Promise<Article | undefined> {
  return tx.selectFrom('article').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** False when the key is taken. */
export async function insertArticle(tx: Tx, article: Article, by: Id | null, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('article')
    .values({ id: article.id, key: article.key, created_by: by, created_at: new Date(at), ...changing(article, at), version: article.version })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Every change raises the version. */
export async function saveArticle(tx: Tx, article: Article, at: Instant): Promise<void> {
  await markForSearch(tx, 'article', [article.id]);
  await tx.updateTable('article').set({ ...changing(article, at), version: sql`version + 1` }).where('id', '=', article.id).execute();
}

function changing(article: Article, at: Instant) {
  return {
    language: article.language,
    counterpart_id: article.counterpartId,
    owner_id: article.ownerId,
    team_id: article.teamId,
    review_on: article.reviewOn,
    draft: article.draft && JSON.stringify(article.draft),
    published_number: article.publishedNumber,
    retired_at: article.retiredAt === null ? null : new Date(article.retiredAt),
    updated_at: new Date(at),
  };
}

/** One that was never published leaves nothing behind. */
export async function removeArticle(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('article').where('id', '=', id).where('published_number', 'is', null).execute();
}

export async function insertVersion(tx: Tx, articleId: Id, version: PublishedVersion, derived: { readonly bodyText: string; readonly pictures: readonly Id[] }): Promise<void> {
  const { content } = version;
  await tx
    .insertInto('article_version')
    .values({
      article_id: articleId,
      number: version.number,
      question: content.question,
      variants: [...content.variants],
      body: content.body,
      body_text: derived.bodyText,
      category_key: content.categoryKey,
      products: [...content.products],
      channels: [...content.channels],
      audience: content.audience,
      valid_from: content.validFrom === null ? null : new Date(content.validFrom),
      valid_until: content.validUntil === null ? null : new Date(content.validUntil),
      flow_steps: JSON.stringify(content.flowSteps),
      pictures: [...derived.pictures],
      note: version.note,
      equals_number: version.equalsNumber,
      written_by: [...version.writtenBy],
      published_by: version.publishedBy,
      published_at: new Date(version.publishedAt),
      own_review_reason: version.ownReviewReason,
      wrong_at: null,
      wrong_by: null,
      wrong_reason: null,
    })
    .execute();
}

/** Newest first. */
export async function readVersions(db: Db, articleId: Id): Promise<ArticleVersion[]> {
  const rows = await db.selectFrom('article_version').selectAll().where('article_id', '=', articleId).orderBy('number', 'desc').execute();
  return rows.map(versionOf);
}

export async function readVersion(db: Db, articleId: Id, number: number): Promise<ArticleVersion | undefined> {
  const row = await db.selectFrom('article_version').selectAll().where('article_id', '=', articleId).where('number', '=', number).executeTakeFirst();
  return row && versionOf(row);
}

/** 0 before the first. Call it with the article locked. */
export async function readLastNumber(db: Db, articleId: Id): Promise<number> {
  const { last } = await db.selectFrom('article_version').select((expression) => expression.fn.coalesce(expression.fn.max('number'), sql<number>`0`).as('last')).where('article_id', '=', articleId).executeTakeFirstOrThrow();
  return Number(last);
}

/** The first finding counts; false when it was found wrong before. */
export async function saveWrong(tx: Tx, articleId: Id, number: number, { by, reason, at }: { readonly by: Id | null; readonly reason: string; readonly at: Instant }): Promise<boolean> {
  const saved = await tx
    .updateTable('article_version')
    .set({ wrong_at: new Date(at), wrong_by: by, wrong_reason: reason })
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .where('wrong_at', 'is', null)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** By key; keys that no article has are left out. */
export async function readIdsByKey(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, Id>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('article').select(['key', 'id']).where('key', 'in', [...keys]).execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}

interface VersionRow {
  number: number;
  question: string;
  variants: string[];
  body: string;
  body_text: string;
  category_key: string | null;
  products: string[];
  channels: string[];
  audience: Audience;
  valid_from: number | null;
  valid_until: number | null;
  flow_steps: FlowStepLink[];
  note: string;
  equals_number: number | null;
  written_by: string[];
  published_by: string | null;
  published_at: number;
  own_review_reason: string | null;
  wrong_at: number | null;
  wrong_by: string | null;
  wrong_reason: string | null;
}

function versionOf(row: VersionRow): ArticleVersion {
  return {
    number: row.number,
    content: {
      question: row.question,
      variants: row.variants,
      body: row.body,
      categoryKey: row.category_key,
      products: row.products,
      channels: row.channels,
      audience: row.audience,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      flowSteps: row.flow_steps,
    },
    bodyText: row.body_text,
    note: row.note,
    equalsNumber: row.equals_number,
    writtenBy: row.written_by,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
    ownReviewReason: row.own_review_reason,
    wrong: row.wrong_at === null ? null : { at: row.wrong_at, by: row.wrong_by, reason: row.wrong_reason! },
  };
}
