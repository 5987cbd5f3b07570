/** Tickets follow their customers: into a merge, and out of it again. */

import type { CustomerPorts, MergedBy } from '../customer/index.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Tx } from '../platform/db.ts';
import { applyEvents } from './ticket-log.ts';
import { lockTicket, saveTicket } from './ticket.store.ts';
import { customerWithin, readTicketIdsMoved, readTicketIdsOf } from './tickets-of-customer.store.ts';
import { doerOf } from './doer.ts';

export const customerPorts: CustomerPorts = {
  within: customerWithin,
  merged: async (tx, { from, into, by, at }) => move(tx, await readTicketIdsOf(tx, from), { from, to: into, by, at }),
  unmerged: async (tx, { from, outOf, by, at }) => move(tx, await readTicketIdsMoved(tx, from, outOf), { from: outOf, to: from, by, at }),
};

async function move(tx: Tx, ticketIds: readonly string[], { from, to, by, at }: { readonly from: string; readonly to: string; readonly by: MergedBy; readonly at: Instant }): Promise<void> {
  for (const id of ticketIds) {
    const held = await lockTicket(tx, id, { scope: 'all' });
    if (!held) continue;
    const change = applyEvents(held.ticket, id, [{ kind: 'customer_changed', customerId: to, from, at, by: by ? doerOf(by) : system }]);
    // Whose matter it is changes no promise on it.
    await saveTicket(tx, change, [], held.visitorId, { dueAt: held.dueAt, rows: new Map(), kept: null });
  }
}
