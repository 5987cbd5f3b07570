/** SQL for `knowledge_revision`: a number that grows with every change of what is answered. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { type ColumnType, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    knowledge_revision: { singleton: boolean; revision: number; reckoned_at: ColumnType<number, Date, Date> };
  }
}

/** Cheap: one row. Whoever keeps answers in memory asks before using them, and reads them again when it changed. */
export async function readKnowledgeRevision(db: Db): Promise<number> {
  const { revision } = await db.selectFrom('knowledge_revision').select('revision').executeTakeFirstOrThrow();
  return revision;
}

/** Call it last: its row is locked until the transaction ends. */
export async function raiseRevision(tx: Tx): Promise<void> {
  await tx.updateTable('knowledge_revision').set({ revision: sql`revision + 1` }).execute();
}

/** Articles begin and cease to hold without anybody's doing. Returns how many did since it was last asked. */
export async function reckonValidity(tx: Tx, now: Instant): Promise<number> {
  const { reckoned_at: since } = await tx.selectFrom('knowledge_revision').select('reckoned_at').forUpdate().executeTakeFirstOrThrow();
  if (now <= since) return 0;
  const [from, to] = [new Date(since), new Date(now)];
  const { rows } = await sql<{ turned: number }>`
    select count(*)::int as turned from article a join article_version v on v.article_id = a.id and v.number = a.published_number
    where a.retired_at is null and ((v.valid_from > ${from} and v.valid_from <= ${to}) or (v.valid_until > ${from} and v.valid_until <= ${to}))`.execute(tx);
  const { turned } = rows[0]!;
  await tx.updateTable('knowledge_revision').set({ reckoned_at: to, ...(turned > 0 && { revision: sql`revision + 1` }) }).execute();
  return turned;
}
