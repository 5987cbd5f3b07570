/** SQL for the sequence that ticket numbers come from. */

import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** The first number of a block of a hundred; a sequence is not part of any transaction, so blocks are never handed out twice. */
export async function takeNumberBlock(db: Db): Promise<number> {
  const { rows } = await sql<{ first: number }>`select nextval('ticket_number_block') as first`.execute(db);
  return rows[0]!.first;
}
