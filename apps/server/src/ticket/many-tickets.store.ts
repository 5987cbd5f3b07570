/** SQL that writes many new tickets at once, each whole: row, log and messages. For imports and generated centres; one by one is `ticket.store.ts`. */

import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { writesOf, type Aftermath } from './reactions.ts';
import type { LoggedChange } from './ticket-log.ts';
import { rowOfTicket } from './ticket-row.ts';
import { logEvents, logMessages, messageRow, type NewMessage } from './ticket.store.ts';
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
    ${logEvents(sql`${events}::jsonb`)}, ${logMessages(sql`${messages}::jsonb`)}
    select`.execute(tx);
}
