/** Who is to be told of a change of a ticket, besides whoever made it: people called by name, and whoever got the work or lost it. */

import type { Id } from '../kernel/id.ts';
import { excerptOf, type Occasion } from '../reminder/reminder.ts';
import type { Doer, EventOf, Ticket, TicketEvent } from './ticket.ts';

interface Change {
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  /** Who acted; what the system does on the way is told as its own doing. */
  readonly by: Doer;
  /** What was written in a message of this change. */
  readonly bodyOf: (messageId: Id) => string;
}

export function whomToTell({ before, after, events, by, bodyOf }: Change): Occasion[] {
  const actor = by.kind === 'person' ? by.id : null;
  const told: Occasion[] = [];
  for (const event of events) {
    if (event.kind !== 'noted') continue;
    const personIds = event.mentions.filter((id) => id !== actor);
    if (personIds.length > 0) told.push({ kind: 'mentioned', personIds, ...about(after, event), facts: { excerpt: excerptOf(bodyOf(event.messageId)) }, key: `mentioned:${event.messageId}` });
  }
  // Only where the work lies at the end: what passed through on the way was nobody's.
  const last = events.findLast((event) => event.kind === 'assigned');
  if (last === undefined) return told;
  const [holder, holderBefore] = [after.agentId, before?.agentId ?? null];
  if (holder !== null && holder === last.agentId && holder !== holderBefore && holder !== actor) told.push(given(after, last, holder));
  if (last.how === 'returned' && holderBefore !== null && holderBefore !== holder) told.push({ kind: 'returned', personIds: [holderBefore], ...about(after, last), facts: { mine: true } });
  return told;
}

function given(ticket: Ticket, event: EventOf<'assigned'>, personId: Id): Occasion {
  if (event.how === 'handed_over') {
    return { kind: 'handed_over', personIds: [personId], ...about(ticket, event), facts: { summary: excerptOf(event.summary?.situation ?? ''), ...(event.because ? { because: event.because } : {}) } };
  }
  return { kind: 'assigned', personIds: [personId], ...about(ticket, event), facts: { how: event.how } };
}

function about({ id }: Ticket, { at, by }: TicketEvent) {
  return { ticketId: id, at, byId: by.kind === 'person' ? by.id : null };
}
