/** Sets how urgent a ticket is. */

import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import { priorityOf, type PriorityInput } from './priority.ts';
import type { Ticket } from './ticket.ts';

export function prioritise(ticket: Ticket, wish: Deed & PriorityInput): Decided<'ticket.archived' | 'ticket.merged'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const { priority, reason } = priorityOf(wish);
  return decide({ kind: 'prioritised', urgency: wish.urgency, impact: wish.impact, priority, reason, at: wish.at, by: wish.by });
}
