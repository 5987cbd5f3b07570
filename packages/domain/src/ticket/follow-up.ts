/** The follow-up visit: planned, tried, and its result. A bad one opens the matter again. */

import type { FollowUpMethod } from '../flow/flow.ts';
import { step, type StepRefusal } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import { accept, refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed, type Scene } from './decision.ts';
import { evolve } from './evolve.ts';
import { endPause } from './go-back.ts';
import type { Ticket, TicketEvent } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

/** Plans the visit of this round, or moves the one that is planned. */
export function planFollowUp(ticket: Ticket, wish: Deed & { readonly followUpId: Id; readonly dueAt: number; readonly method: FollowUpMethod; readonly script: string }): Decided<Closed | 'ticket.not_in_follow_up'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.stage !== 'feedback' && ticket.stage !== 'follow_up') return refuse('ticket.not_in_follow_up', { stage: ticket.stage });
  const followUpId = ticket.followUp?.outcome === 'planned' ? ticket.followUp.id : wish.followUpId;
  return decide({ kind: 'follow_up_planned', followUpId, dueAt: wish.dueAt, method: wish.method, script: wish.script, at: wish.at, by: wish.by });
}

export interface VisitWish extends Deed {
  readonly reached: boolean;
  /** Null: tried, no result yet. */
  readonly result: 'good' | 'bad' | null;
  readonly note: string | null;
  /** For the next round's visit, should the flow plan one. */
  readonly nextFollowUpId: Id;
}

export function recordVisit(ticket: Ticket, wish: VisitWish, { document, view }: Scene): Decided<Closed | 'ticket.not_in_follow_up' | 'follow_up.done' | StepRefusal> {
  const standing = plannedVisit(ticket);
  if (!standing.ok) return standing;
  const { at, by } = wish;
  const followUpId = standing.value;
  const attempted: TicketEvent = { kind: 'follow_up_attempted', followUpId, reached: wish.reached, note: wish.note, at, by };
  if (wish.result === null) return decide(attempted);

  const walk = step(document, ticket, { kind: 'follow_up', satisfied: wish.result === 'good' }, view);
  if (!walk.ok) return walk;
  const completed: TicketEvent = { kind: 'follow_up_completed', followUpId, outcome: wish.result, note: wish.note, at, by };
  const visited = evolve(ticket, completed, ticket.id);
  const walked = walkEvents(visited, walk.value, { at, by, followUpId: wish.nextFollowUpId });
  return accept({ events: [attempted, ...endPause(ticket, at), completed, ...walked.events], say: walked.say });
}

export function waiveFollowUp(ticket: Ticket, wish: Deed & { readonly reason: string; readonly nextFollowUpId: Id }, { document, view }: Scene): Decided<Closed | 'ticket.not_in_follow_up' | 'follow_up.done' | StepRefusal> {
  const standing = plannedVisit(ticket);
  if (!standing.ok) return standing;
  const { at, by } = wish;
  const walk = step(document, ticket, { kind: 'follow_up', satisfied: true }, view);
  if (!walk.ok) return walk;
  const waived: TicketEvent = { kind: 'follow_up_waived', reason: wish.reason, at, by };
  const walked = walkEvents(evolve(ticket, waived, ticket.id), walk.value, { at, by, followUpId: wish.nextFollowUpId });
  return accept({ events: [...endPause(ticket, at), waived, ...walked.events], say: walked.say });
}

function plannedVisit(ticket: Ticket) {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.stage !== 'follow_up') return refuse('ticket.not_in_follow_up', { stage: ticket.stage });
  if (ticket.followUp?.outcome !== 'planned') return refuse('follow_up.done');
  return accept(ticket.followUp.id);
}
