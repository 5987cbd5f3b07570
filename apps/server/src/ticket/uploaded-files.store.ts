/** SQL that finds uploads which belong to no ticket. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** Only of owners who upload for tickets: what other domains store is theirs to keep. */
export async function readUnsentFiles(db: Db, before: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id from stored_file f
    where f.created_at < ${new Date(before)} and f.owner ~ '^(person|key|visitor|ticket):'
      and not exists (select from ticket_file t where t.file_id = f.id)
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
