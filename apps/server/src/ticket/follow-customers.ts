/** Tickets follow their customers: into a merge, and out of it again. */

import type { CustomerPorts, MergedBy } from '../customer/index.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Tx } from '../platform/db.ts';
import { announce } from './announce.ts';
import { applyEvents } from './ticket-log.ts';
import { lockTicket, saveTicket } from './ticket.store.ts';
import { customerWithin, readTicketIdsMoved, readTicketIdsOf } from './tickets-of-customer.store.ts';
import { doerOf } from './doer.ts';

export const customerPorts: CustomerPorts = {
  within: customerWithin,
  merged: async (tx, { from, into, by }) => move(tx, await readTicketIdsOf(tx, from), from, into, by),
  unmerged: async (tx, { from, outOf, by }) => move(tx, await readTicketIdsMoved(tx, from, outOf), outOf, from, by),
};

async function move(tx: Tx, ticketIds: readonly string[], from: string, customerId: string, by: MergedBy): Promise<void> {
  for (const id of ticketIds) {
    const held = await lockTicket(tx, id, { scope: 'all' });
    if (!held) continue;
    // The merge's own moment; the tickets' clocks do not turn on it.
    const change = applyEvents(held.ticket, id, [{ kind: 'customer_changed', customerId, from, at: Date.now(), by: by ? doerOf(by) : system }]);
    await saveTicket(tx, change, [], held.visitorId);
    await announce(tx, change);
  }
}
