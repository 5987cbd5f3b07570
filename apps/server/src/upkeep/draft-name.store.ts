/** SQL that reads what articles under way are called. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** By id; only those that have a draft. */
export async function readDraftNames(db: Db, ids: readonly Id[]): Promise<Map<Id, string>> {
  const { rows } = await sql<{ id: Id; question: string }>`select id, draft -> 'content' ->> 'question' as question from article where id = any(${[...ids]}::uuid[]) and draft is not null`.execute(db);
  return new Map(rows.map(({ id, question }) => [id, question]));
}
