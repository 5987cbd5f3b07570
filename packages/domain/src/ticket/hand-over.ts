/** Handing a ticket over on purpose: whoever gets it reads where it stands, and says so. */

import type { Id } from '../kernel/id.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import { mayHold } from './hold.ts';
import type { Ticket } from './ticket.ts';

/** All four are asked for: "nothing was promised" is an answer, an empty line is none. */
export interface HandOverSummary {
  readonly situation: string;
  readonly done: string;
  readonly next: string;
  /** To the customer. */
  readonly promised: string;
}

export interface HandOverWish extends Deed {
  /** Null: into the queue of `teamId`. */
  readonly agent: { readonly id: Id; readonly roles: readonly string[]; readonly active: boolean } | null;
  readonly teamId: Id | null;
  readonly summary: HandOverSummary;
}

type Refusals = 'ticket.archived' | 'ticket.merged' | 'ticket.agent_unfit' | 'hand_over.nobody' | 'hand_over.to_holder';

export function handOver(ticket: Ticket, { agent, teamId, summary, at, by }: HandOverWish): Decided<Refusals> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (!agent && teamId === null) return refuse('hand_over.nobody');
  if (agent && agent.id === ticket.agentId) return refuse('hand_over.to_holder');
  if (agent && !(agent.active && mayHold(ticket, agent.roles))) return refuse('ticket.agent_unfit', { role: ticket.role });
  return decide({ kind: 'assigned', agentId: agent?.id ?? null, teamId, how: 'handed_over', summary: trimmed(summary), at, by });
}

/** Only whoever has it in hand can have read it for the ticket's sake. */
export function acknowledgeHandOver(ticket: Ticket, { at, by }: Deed): Decided<'ticket.archived' | 'ticket.merged' | 'hand_over.none' | 'hand_over.not_yours'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.handOver === null) return refuse('hand_over.none');
  if (ticket.agentId === null || ticket.agentId !== by.id) return refuse('hand_over.not_yours', { agentId: ticket.agentId });
  return decide({ kind: 'hand_over_acknowledged', waitedMs: at - ticket.handOver.at, at, by });
}

/** How long a handed-over ticket lay before somebody had it in hand; null when it does not lie. */
export function waitSinceHandOver({ handOver }: Pick<Ticket, 'handOver'>, at: Instant): Milliseconds | null {
  return handOver === null || handOver.takenAt !== null ? null : at - handOver.at;
}

function trimmed({ situation, done, next, promised }: HandOverSummary): HandOverSummary {
  return { situation: situation.trim(), done: done.trim(), next: next.trim(), promised: promised.trim() };
}
