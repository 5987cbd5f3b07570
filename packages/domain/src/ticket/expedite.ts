/** Puts a ticket before all others, for a reason that stays in its log (S1.23). */

import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import type { Ticket } from './ticket.ts';

/** Once is enough: there is nothing before the first. */
export function expedite(ticket: Ticket, { reason, at, by }: Deed & { readonly reason: string }): Decided<'ticket.archived' | 'ticket.merged'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  return ticket.expeditedAt === null ? decide({ kind: 'expedited', reason, at, by }) : decide();
}
