/** SQL for `review` and `review_comment`. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { ChapterKey, ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import { isWhole, type ReviewFigures } from '@huiyin/domain/review/figures.ts';
import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { ColumnType } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;
type MaybeTimestamp = ColumnType<number | null, Date | null, Date | null>;

declare module '../platform/db.ts' {
  interface Tables {
    review: {
      id: string;
      month: string;
      edition: number;
      document: ColumnType<ReviewDocument, string, string>;
      figures: ColumnType<ReviewFigures, string, string>;
      hash: string;
      made_at: Timestamp;
      made_by: string | null;
      signed_at: MaybeTimestamp;
      signed_by: string | null;
      note: string | null;
    };
    review_comment: { id: string; review_id: string; chapter: ChapterKey; text: string; by_id: string; at: Timestamp };
  }
}

const columns = ['id', 'month', 'edition', 'hash', 'made_at as madeAt', 'made_by as madeBy', 'signed_at as signedAt', 'signed_by as signedBy', 'note'] as const;

export interface ReviewFacts {
  readonly id: Id;
  readonly month: string;
  readonly edition: number;
  readonly hash: string;
  readonly madeAt: Instant;
  readonly madeBy: Id | null;
  readonly signedAt: Instant | null;
  readonly signedBy: Id | null;
  readonly note: string | null;
}

export interface Comment {
  readonly id: Id;
  readonly reviewId: Id;
  readonly chapter: ChapterKey;
  readonly text: string;
  readonly byId: Id;
  readonly at: Instant;
}

export async function readReview(db: Db, id: Id): Promise<(ReviewFacts & { readonly document: ReviewDocument; readonly figures: ReviewFigures }) | undefined> {
  return db.selectFrom('review').select([...columns, 'document', 'figures']).where('id', '=', id).executeTakeFirst();
}

/** What the review read of the whole centre, without groups. */
export async function readWholeReadings(db: Db, id: Id): Promise<readonly MetricReading[]> {
  const { figures } = await db.selectFrom('review').select('figures').where('id', '=', id).executeTakeFirstOrThrow();
  return Object.entries(figures.readings).flatMap(([key, reading]) => (isWhole(key) ? [reading] : []));
}

export async function lockReview(tx: Tx, id: Id): Promise<ReviewFacts | undefined> {
  return tx.selectFrom('review').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function lockLatest(tx: Tx, month: string): Promise<ReviewFacts | undefined> {
  return tx.selectFrom('review').select(columns).where('month', '=', month).orderBy('edition', 'desc').limit(1).forUpdate().executeTakeFirst();
}

export async function readLatestEdition(db: Db, month: string): Promise<number | undefined> {
  return (await db.selectFrom('review').select('edition').where('month', '=', month).orderBy('edition', 'desc').limit(1).executeTakeFirst())?.edition;
}

const mostMonths = 60;

/** Each month's latest edition, the latest month first, with what the list shows of the document. */
export async function readReviews(db: Db) {
  return db
    .selectFrom('review')
    .distinctOn('month')
    .select([
      ...columns,
      sql<ReviewDocument['headlines']>`document -> 'headlines'`.as('headlines'),
      sql<ReviewDocument['numbers']>`(select json_agg(number order by place) from json_array_elements(document -> 'numbers') with ordinality as each (number, place) where place <= 16)`.as('numbers'),
      sql<number>`(select count(*)::int from review_comment where review_id = review.id)`.as('comments'),
    ])
    .orderBy('month', 'desc')
    .orderBy('edition', 'desc')
    .limit(mostMonths)
    .execute();
}

export interface NewReview {
  readonly id: Id;
  readonly month: string;
  readonly edition: number;
  readonly document: ReviewDocument;
  readonly figures: ReviewFigures;
  readonly hash: string;
  readonly madeAt: Instant;
  readonly madeBy: Id | null;
}

export async function insertReview(tx: Tx, { document, figures, madeAt, madeBy, ...review }: NewReview): Promise<void> {
  await tx.insertInto('review').values({ ...review, document: JSON.stringify(document), figures: JSON.stringify(figures), made_at: new Date(madeAt), made_by: madeBy, signed_at: null, signed_by: null, note: null }).execute();
}

/** Of a draft only: what is signed is never written to again. */
export async function replaceDraft(tx: Tx, id: Id, { document, figures, hash, madeAt, madeBy }: Omit<NewReview, 'id' | 'month' | 'edition'>): Promise<void> {
  await tx.updateTable('review').set({ document: JSON.stringify(document), figures: JSON.stringify(figures), hash, made_at: new Date(madeAt), made_by: madeBy }).where('id', '=', id).where('signed_at', 'is', null).execute();
}

export async function saveSignature(tx: Tx, id: Id, { by, at, note }: { readonly by: Id; readonly at: Instant; readonly note: string | null }): Promise<void> {
  await tx.updateTable('review').set({ signed_at: new Date(at), signed_by: by, note }).where('id', '=', id).where('signed_at', 'is', null).execute();
}

export async function readComments(db: Db, reviewId: Id): Promise<readonly Comment[]> {
  return db.selectFrom('review_comment').select(['id', 'review_id as reviewId', 'chapter', 'text', 'by_id as byId', 'at']).where('review_id', '=', reviewId).orderBy('at').orderBy('id').execute();
}

export async function lockComment(tx: Tx, id: Id, by: Id): Promise<Comment | undefined> {
  return tx.selectFrom('review_comment').select(['id', 'review_id as reviewId', 'chapter', 'text', 'by_id as byId', 'at']).where('id', '=', id).where('by_id', '=', by).forUpdate().executeTakeFirst();
}

export async function insertComment(tx: Tx, { reviewId, byId, at, ...comment }: Comment): Promise<void> {
  await tx.insertInto('review_comment').values({ ...comment, review_id: reviewId, by_id: byId, at: new Date(at) }).execute();
}

export async function deleteComment(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('review_comment').where('id', '=', id).execute();
}
