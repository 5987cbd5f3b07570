/** Reads a subscription to the end of the log, as tests want it. */

import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { Subscription } from '../domain.ts';
import { readOnce } from '../subscriptions.ts';

export async function readToEnd(db: Db, subscription: Subscription, size?: number): Promise<void> {
  await logSettled(db);
  while ((await readOnce(db, subscription, size)).more);
}

/**
 * Resolves once everything written until now may be read. A reader stops below the oldest running transaction of the whole PostgreSQL, and
 * the databases of other tests run theirs at the same time.
 */
export async function logSettled(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from ticket_event where txid >= pg_snapshot_xmin(pg_current_snapshot())) as waits`.execute(db);
    if (!rows[0]!.waits) return;
    await sleep(5);
  }
}
