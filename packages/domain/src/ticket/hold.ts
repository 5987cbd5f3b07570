/** Who holds a ticket: taking it, giving it, putting it back. */

import type { Id } from '../kernel/id.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import { waitSinceHandOver } from './hand-over.ts';
import type { Ticket } from './ticket.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

export interface TakeWish extends Deed {
  readonly agentId: Id;
  readonly roles: readonly string[];
  readonly mayOverride: boolean;
  /** The agent's teams; the ticket moves into one of them when its queue is another's. */
  readonly teamIds: readonly Id[];
}

/** Compare-and-set: a ticket that somebody holds is not taken away by taking. */
export function take(ticket: Ticket, wish: TakeWish): Decided<Closed | 'ticket.already_assigned' | 'ticket.role_mismatch'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.agentId === wish.agentId) return decide();
  if (ticket.agentId !== null) return refuse('ticket.already_assigned', { agentId: ticket.agentId });
  if (!wish.mayOverride && !mayHold(ticket, wish.roles)) return refuse('ticket.role_mismatch', { role: ticket.role });
  const teamId = ticket.teamId !== null && wish.teamIds.includes(ticket.teamId) ? ticket.teamId : (wish.teamIds[0] ?? ticket.teamId);
  const waitedMs = waitSinceHandOver(ticket, wish.at);
  return decide({ kind: 'assigned', agentId: wish.agentId, teamId, how: 'taken', ...(waitedMs === null ? {} : { waitedMs }), at: wish.at, by: wish.by });
}

/** The machine's step is nobody's to hold, but whoever answers customers may look after a ticket that waits in it. */
export function mayHold(ticket: Ticket, roles: readonly string[]): boolean {
  return roles.includes(ticket.role) || (ticket.role === 'assistant' && roles.includes('agent'));
}

export interface AssignWish extends Deed {
  /** Null: into the queue of `teamId`. */
  readonly agent: { readonly id: Id; readonly roles: readonly string[]; readonly active: boolean } | null;
  readonly teamId: Id | null;
}

export function assign(ticket: Ticket, { agent, teamId, at, by }: AssignWish): Decided<Closed | 'ticket.agent_unfit'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (agent && !(agent.active && mayHold(ticket, agent.roles))) return refuse('ticket.agent_unfit', { role: ticket.role });
  return decide({ kind: 'assigned', agentId: agent?.id ?? null, teamId, how: 'assigned', at, by });
}

export function release(ticket: Ticket, wish: Deed & { readonly agentId: Id; readonly mayOverride: boolean; readonly reason: string | null }): Decided<Closed | 'ticket.not_assigned' | 'ticket.role_mismatch'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.agentId === null) return refuse('ticket.not_assigned');
  if (ticket.agentId !== wish.agentId && !wish.mayOverride) return refuse('ticket.role_mismatch', { role: ticket.role });
  return decide({ kind: 'released', reason: wish.reason, at: wish.at, by: wish.by });
}
