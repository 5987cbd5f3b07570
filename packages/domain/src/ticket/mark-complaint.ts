/** It turned out to be a complaint: whatever stage it is in, it takes the complaint flow from its accept stage. */

import { accept, refuse } from '../kernel/result.ts';
import { takeFlow, type Classification } from './classify.ts';
import { closedRefusal, type Decided, type Deed } from './decision.ts';
import { dropVisit, endPause } from './go-back.ts';
import type { Ticket } from './ticket.ts';

export function markComplaint(ticket: Ticket, wish: Deed & { readonly reason: string; readonly flow: Classification['flow'] }): Decided<'ticket.archived' | 'ticket.merged' | 'ticket.complaint_already'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.complaint) return refuse('ticket.complaint_already');
  const { at, by, reason } = wish;
  const taken = takeFlow(ticket, wish.flow, 'complaint', at, true);
  const ended = taken.length === 0 ? [] : [...endPause(ticket, at), ...dropVisit(ticket, 'accept', at)];
  return accept({ events: [{ kind: 'complaint_marked', reason, at, by }, ...ended, ...taken], say: [] });
}
