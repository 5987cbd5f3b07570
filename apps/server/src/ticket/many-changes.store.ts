/** SQL that changes many tickets at once: their rows, their logs, and what follows from them above. New ones are `many-tickets.store.ts`. */

import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { writesOf, type Aftermath } from './reactions.ts';
import type { LoggedChange } from './ticket-log.ts';
import { rowOfTicket } from './ticket-row.ts';
import { changedColumns } from './ticket.store.ts';
import './ticket.tables.ts';

export interface ManyChange {
  readonly change: LoggedChange;
  readonly visitorId: string | null;
  readonly aftermath: Aftermath;
}

/** One statement for all of them. Throws when one is no longer what was decided on; hold their rows, and it never happens. */
export async function saveManyChanges(tx: Tx, changes: readonly ManyChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(changes.map(({ change, visitorId, aftermath }) => rowOfTicket(change.after, visitorId, aftermath.dueAt)));
  // An object that is looked into, not a second list to join: of two lists without statistics the planner compares each with each.
  const expected = JSON.stringify(Object.fromEntries(changes.map(({ change }) => [change.after.id, change.before?.version ?? 0])));
  const events = JSON.stringify(changes.flatMap(({ change }) => change.rows));
  const { rows: counted } = await sql<{ n: number }>`
    with changed as (
      update ticket t set ${changedColumns()}
      from jsonb_populate_recordset(null::ticket, ${rows}::jsonb) r
      where t.id = r.id and t.version = (${expected}::jsonb ->> t.id::text)::integer
      returning 1
    ), ${writesOf(changes.map(({ aftermath }) => aftermath))}
    logged as (
      insert into ticket_event (ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts)
      select ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts
      from jsonb_to_recordset(${events}::jsonb) as e(ticket_id uuid, version integer, kind text, at timestamptz, actor_kind text, actor_id uuid, stage text, step text, facts jsonb)
      order by ticket_id, version
    )
    select count(*)::int as n from changed`.execute(tx);
  if (counted[0]!.n !== changes.length) throw new Error(`${changes.length - counted[0]!.n} of ${changes.length} tickets changed meanwhile`);
}
