/** SQL that names articles by the question they answer, as it was published last. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

export async function readQuestions(db: Db, articleIds: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (articleIds.length === 0) return new Map();
  const { rows } = await sql<{ id: Id; question: string }>`
    select distinct on (article_id) article_id as id, question from article_version where article_id = any(${[...articleIds]}::uuid[]) order by article_id, number desc`.execute(db);
  return new Map(rows.map(({ id, question }) => [id, question]));
}
