/** SQL that finds the tickets of a customer, and customers through tickets. */

import { type Expression, sql, type RawBuilder } from 'kysely';
import type { NarrowReach } from '../customer/index.ts';
import type { Tx } from '../platform/db.ts';
import { withinReach } from './ticket.store.ts';

/** True for the ids of customers who have a ticket within the reach. */
export function customerWithin(reach: NarrowReach, customerId: Expression<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from ticket seen where seen.customer_id = ${customerId} and ${withinReach(reach, 'seen')})`;
}

export async function readTicketIdsOf(tx: Tx, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket where customer_id = ${customerId}::uuid order by id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Tickets that a merge of customers moved: their last change of customer came from `from`. */
export async function readTicketIdsMoved(tx: Tx, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ticket t
    join lateral (select e.facts ->> 'from' as came_from from ticket_event e where e.ticket_id = t.id and e.kind = 'customer_changed' order by e.version desc limit 1) moved
      on moved.came_from = ${from}
    where t.customer_id = ${to}::uuid order by t.id`.execute(tx);
  return rows.map((row) => row.id);
}
