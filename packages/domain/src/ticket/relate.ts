/** How tickets stand to each other: merged (reversibly), split, linked. */

import type { Id } from '../kernel/id.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import { dropSubTasks } from './ask-sub-task.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import type { LinkRelation, Ticket, TicketEvent } from './ticket.ts';

export interface MergeDecision {
  readonly source: readonly TicketEvent[];
  readonly target: readonly TicketEvent[];
}

/**
 * `source` lives on in `target`. Both are held by the caller, so that the chain cannot close into a circle meanwhile.
 * Tickets of two customers stay apart: each customer reads the whole ticket that the own one lives on in.
 */
export function merge(source: Ticket, target: Ticket, { at, by }: Deed): Result<MergeDecision, 'ticket.merged' | 'ticket.archived' | 'ticket.merge_into_itself' | 'ticket.customer_differs'> {
  if (source.id === target.id) return refuse('ticket.merge_into_itself');
  if (source.state === 'merged') return refuse('ticket.merged', { into: source.mergedInto });
  if (target.state === 'merged') return refuse('ticket.merged', { into: target.mergedInto });
  if (target.state === 'archived') return refuse('ticket.archived');
  if (source.customerId !== target.customerId) return refuse('ticket.customer_differs');
  return accept({
    source: [...dropSubTasks(source, '工单已合并', { at, by }), { kind: 'merged', into: target.id, at, by }],
    target: [{ kind: 'absorbed', ticketId: source.id, waitingSince: source.waitingSince, at, by }],
  });
}

/** Takes the merge back: the ticket stands where it stood. */
export function unmerge(source: Ticket, { at, by }: Deed): Result<MergeDecision & { readonly targetId: Id }, 'ticket.not_merged'> {
  if (source.state !== 'merged' || source.mergedInto === null) return refuse('ticket.not_merged');
  const state = source.archivedAt !== null ? 'archived' : source.pause !== null ? 'paused' : 'open';
  return accept({
    targetId: source.mergedInto,
    source: [{ kind: 'unmerged', from: source.mergedInto, state, at, by }],
    target: [{ kind: 'shed', ticketId: source.id, at, by }],
  });
}

export function splitOff(ticket: Ticket, { newTicketId, at, by }: Deed & { readonly newTicketId: Id }): Decided<'ticket.archived' | 'ticket.merged'> {
  return closedRefusal(ticket) ?? decide({ kind: 'split_off', ticketId: newTicketId, at, by });
}

export function link(ticket: Ticket, wish: Deed & { readonly ticketId: Id; readonly relation: LinkRelation }): Decided<'ticket.link_to_itself' | 'ticket.already_linked'> {
  if (wish.ticketId === ticket.id) return refuse('ticket.link_to_itself');
  if (ticket.links.some((other) => other.ticketId === wish.ticketId)) return refuse('ticket.already_linked');
  return decide({ kind: 'linked', ticketId: wish.ticketId, relation: wish.relation, at: wish.at, by: wish.by });
}

export function unlink(ticket: Ticket, wish: Deed & { readonly ticketId: Id }): Decided<'ticket.not_linked'> {
  if (!ticket.links.some((other) => other.ticketId === wish.ticketId)) return refuse('ticket.not_linked');
  return decide({ kind: 'unlinked', ticketId: wish.ticketId, at: wish.at, by: wish.by });
}

/** The same relation, seen from the other ticket. */
export function mirrored(relation: LinkRelation): LinkRelation {
  return relation === 'causes' ? 'caused_by' : relation === 'caused_by' ? 'causes' : relation;
}
