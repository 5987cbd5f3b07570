/** SQL that moves the nearest promise of tickets to which nothing happened: the levels above worked it out anew. Hold their rows. */

import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import './ticket.tables.ts';

/** Also where a promise stays where it was: an act that waits for the row sees by its new state that what is kept beside it has changed. */
export async function savePromises(tx: Tx, promises: readonly { readonly ticketId: string; readonly dueAt: number | null }[]): Promise<void> {
  const rows = JSON.stringify(promises.map(({ ticketId, dueAt }) => ({ id: ticketId, due_at: dueAt === null ? null : new Date(dueAt).toISOString() })));
  await sql`
    update ticket t set due_at = r.due_at, queue_at = coalesce(r.due_at, t.waiting_since, t.step_entered_at)
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, due_at timestamptz)
    where t.id = r.id`.execute(tx);
}
