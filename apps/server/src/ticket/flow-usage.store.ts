/** SQL that counts tickets by the flow version they walk on. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** In the words of the index that holds only what is under way: what is archived may be millions. */
export async function readFlowUsage(db: Db): Promise<{ flowVersionId: string; tickets: number }[]> {
  const { rows } = await sql<{ flowVersionId: string; tickets: number }>`
    select flow_version_id as "flowVersionId", count(*)::int as tickets from ticket where state = any(array['open'::text, 'paused'::text]) group by flow_version_id`.execute(db);
  return rows;
}
