/** SQL that machines read articles with: what may be answered now, and what was cited then. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { AnswerableArticle } from '@huiyin/domain/knowledge/answerable.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

const answerableColumns = sql`
  a.id as "articleId", a.key, v.number as version, a.language, v.question, v.variants, v.body_text as "bodyText", v.audience, v.channels, v.products,
  v.category_key as "categoryKey", v.valid_from as "validFrom", v.valid_until as "validUntil"`;

/** A part of a query over `article a join article_version v`: it answers at this moment. */
export function holdsAt(now: Instant) {
  const at = new Date(now);
  return sql<boolean>`a.retired_at is null and v.wrong_at is null and (v.valid_from is null or v.valid_from <= ${at}) and (v.valid_until is null or v.valid_until > ${at})`;
}

/** Every article that may be answered from at this moment, in the order of their keys. What is expired, retired or found wrong is not among them. */
export async function readAnswerable(db: Db, now: Instant): Promise<AnswerableArticle[]> {
  const { rows } = await sql<AnswerableArticle>`
    select ${answerableColumns} from article a join article_version v on v.article_id = a.id and v.number = a.published_number
    where ${holdsAt(now)} order by a.key`.execute(db);
  return rows;
}

export interface CitedVersion {
  readonly articleId: Id;
  readonly version: number;
}

export interface CustomersVersion extends AnswerableArticle {
  /** Markdown. */
  readonly body: string;
  readonly publishedAt: Instant;
  /** False: another version, or none, answers now. */
  readonly current: boolean;
}

/** The very versions that a customer was shown, also when newer ones answer now. Internal ones are left out: no customer was shown them. */
export async function readVersionsForCustomer(db: Db, cited: readonly CitedVersion[]): Promise<CustomersVersion[]> {
  if (cited.length === 0) return [];
  const wanted = JSON.stringify(cited.map(({ articleId, version }) => ({ articleId, version })));
  const { rows } = await sql<CustomersVersion>`
    select ${answerableColumns}, v.body, v.published_at as "publishedAt", (a.published_number = v.number and a.retired_at is null) as current
    from jsonb_to_recordset(${wanted}::jsonb) as c("articleId" uuid, version integer)
    join article a on a.id = c."articleId" join article_version v on v.article_id = a.id and v.number = c.version
    where v.audience = 'public' order by a.key, v.number`.execute(db);
  return rows;
}

/** The answering public article of a key, for the customers' pages. */
export async function readPublicByKey(db: Db, key: string, now: Instant): Promise<CustomersVersion | undefined> {
  const { rows } = await sql<CustomersVersion>`
    select ${answerableColumns}, v.body, v.published_at as "publishedAt", true as current
    from article a join article_version v on v.article_id = a.id and v.number = a.published_number
    where a.key = ${key} and v.audience = 'public' and ${holdsAt(now)}`.execute(db);
  return rows[0];
}

/** True when a public article that answers now shows this picture. */
export async function isPublicPicture(db: Db, fileId: Id, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from article_version v join article a on a.id = v.article_id and a.published_number = v.number
    where v.pictures @> array[${fileId}::uuid] and v.audience = 'public' and ${holdsAt(now)} limit 1`.execute(db);
  return rows.length > 0;
}
