/** The form of every decision on a ticket, and what it may look at. */

import type { FlowDocument } from '../flow/flow.ts';
import type { View } from '../flow/condition.ts';
import type { Instant } from '../kernel/instant.ts';
import { accept, refuse, type Accepted, type Refused, type Result } from '../kernel/result.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { Doer, Ticket, TicketEvent } from './ticket.ts';

export interface Decision {
  readonly events: readonly TicketEvent[];
  /** What the flow wants said to the customer; the shell turns each into a message by the system. */
  readonly say: readonly BilingualText[];
}

export type Decided<Code extends string> = Result<Decision, Code>;

/** When, and by whom. */
export interface Deed {
  readonly at: Instant;
  readonly by: Doer;
}

/** The flow version that the ticket walks on, and what that flow can see of the ticket. */
export interface Scene {
  readonly document: FlowDocument;
  readonly view: View;
}

export const system: Doer = { kind: 'system', id: null };

export function decide(...events: readonly TicketEvent[]): Accepted<Decision> {
  return accept({ events, say: [] });
}

/** Most acts make no sense on a ticket that has ended, or that lives on in another. */
export function closedRefusal(ticket: Ticket): Refused<'ticket.archived' | 'ticket.merged'> | null {
  if (ticket.state === 'merged') return refuse('ticket.merged', { into: ticket.mergedInto });
  if (ticket.state === 'archived') return refuse('ticket.archived');
  return null;
}
