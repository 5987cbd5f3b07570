/** A ladder passes on what was not solved in time: it weighs more, and where the ladder says so another team gets it, to be taken up soon. */

import type { Id } from '../kernel/id.ts';
import type { Milliseconds } from '../kernel/instant.ts';
import type { SystemReason } from '../kernel/reason.ts';
import type { Deed } from './decision.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

export interface PassOnWish extends Deed {
  readonly because: SystemReason;
  readonly handTo: { readonly teamId: Id; readonly withinMs: Milliseconds } | null;
  readonly escalate: boolean;
}

/** Nothing happens to a ticket that has ended; what the team has already is not taken out of its hands. */
export function passOn(ticket: Ticket, { because, handTo, escalate, at, by }: PassOnWish): readonly TicketEvent[] {
  if (ticket.state === 'archived' || ticket.state === 'merged') return [];
  const goesOn = handTo !== null && handTo.teamId !== ticket.teamId;
  const events: TicketEvent[] = [];
  if (escalate || goesOn) events.push({ kind: 'escalated', teamId: goesOn ? handTo.teamId : null, reason: because, at, by });
  if (goesOn) events.push({ kind: 'assigned', agentId: null, teamId: handTo.teamId, how: 'handed_over', because, withinMs: handTo.withinMs, at, by });
  return events;
}
