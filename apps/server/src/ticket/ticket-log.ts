/** Turns a decision's events into rows of the log, each with where the ticket stood after it. */

import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';

/** As it goes into `ticket_event`. */
export interface LogRow {
  readonly ticket_id: string;
  readonly version: number;
  readonly kind: TicketEvent['kind'];
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly stage: string;
  readonly step: string;
  readonly facts: object;
}

export interface LoggedChange {
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  readonly rows: readonly LogRow[];
}

/** Folds the events over the ticket. `before` is null for an opening. */
export function applyEvents(before: Ticket | null, ticketId: string, events: readonly TicketEvent[]): LoggedChange {
  let ticket = before;
  const rows = events.map((event) => {
    ticket = evolve(ticket, event, ticketId);
    const { kind, at, by, ...facts } = event;
    return {
      ticket_id: ticketId,
      version: ticket.version,
      kind,
      at: new Date(at).toISOString(),
      actor_kind: by.kind,
      actor_id: by.id,
      stage: ticket.stage,
      step: ticket.step,
      facts,
    };
  });
  if (ticket === null) throw new Error('a ticket needs its opening event');
  return { before, after: ticket, events, rows };
}
