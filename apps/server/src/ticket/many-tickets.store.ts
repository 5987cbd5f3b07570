/** SQL that writes many new tickets at once, each whole: row, log and messages. For imports and generated centres; one by one is `ticket.store.ts`. */

import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { writesOf, type Aftermath } from './reactions.ts';
import type { LoggedChange } from './ticket-log.ts';
import { rowOfTicket } from './ticket-row.ts';
import { messageRow, type NewMessage } from './ticket.store.ts';
import './ticket.tables.ts';

export interface NewTicket {
  /** From the opening on: `before` is null. */
  readonly change: LoggedChange;
  readonly said: readonly NewMessage[];
  readonly aftermath: Aftermath;
}

/** One statement for all of them. A few hundred at a time keep its parameters at some megabytes. */
export async function insertTickets(tx: Tx, tickets: readonly NewTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  const rows = JSON.stringify(tickets.map(({ change, aftermath }) => rowOfTicket(change.after, null, aftermath.dueAt)));
  const events = JSON.stringify(tickets.flatMap(({ change }) => change.rows));
  const messages = JSON.stringify(tickets.flatMap(({ change, said }) => said.map((message) => messageRow(change.after.id, message))));
  await sql`
    with opened as (insert into ticket select * from jsonb_populate_recordset(null::ticket, ${rows}::jsonb)), ${writesOf(tickets.map(({ aftermath }) => aftermath))}
    said as (
      insert into message (id, ticket_id, seq, direction, author_kind, author_id, body, attachments, at, client_id)
      select id, ticket_id, seq, direction, author_kind, author_id, body, attachments, at, client_id
      from jsonb_to_recordset(${messages}::jsonb) as m(id uuid, ticket_id uuid, seq integer, direction text, author_kind text, author_id uuid, body text, attachments jsonb, at timestamptz, client_id text)
    )
    insert into ticket_event (ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts)
    select ticket_id, version, kind, at, actor_kind, actor_id, stage, step, facts
    from jsonb_to_recordset(${events}::jsonb) as e(ticket_id uuid, version integer, kind text, at timestamptz, actor_kind text, actor_id uuid, stage text, step text, facts jsonb)
    order by ticket_id, version`.execute(tx);
}
