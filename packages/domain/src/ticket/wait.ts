/** Waiting on purpose, going on, and asking for more weight. */

import type { Id } from '../kernel/id.ts';
import { refuse } from '../kernel/result.ts';
import { accept } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import type { PauseReason, Ticket } from './ticket.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

export function pause(ticket: Ticket, wish: Deed & { readonly reason: PauseReason; readonly until: number | null; readonly note: string | null }): Decided<Closed | 'ticket.paused'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.state === 'paused') return refuse('ticket.paused', { reason: ticket.pause?.reason ?? null });
  return decide({ kind: 'paused', reason: wish.reason, until: wish.until, note: wish.note, at: wish.at, by: wish.by });
}

export function resume(ticket: Ticket, wish: Deed): Decided<Closed | 'ticket.not_paused'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.state !== 'paused') return refuse('ticket.not_paused');
  return decide({ kind: 'resumed', at: wish.at, by: wish.by });
}

/** To a team's queue when one is named; otherwise the ticket stays and only weighs more. */
export function escalate(ticket: Ticket, { teamId, reason, at, by }: Deed & { readonly teamId: Id | null; readonly reason: string }): Decided<Closed> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const escalated = { kind: 'escalated', teamId, reason, at, by } as const;
  if (teamId === null) return decide(escalated);
  return accept({ events: [escalated, { kind: 'assigned', agentId: null, teamId, how: 'dispatched', at, by }], say: [] });
}
