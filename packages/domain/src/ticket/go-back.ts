/** What ends by itself when a ticket goes on or goes back: a pause, and a visit planned for a round that is over. */

import { type Stage, stageIndex } from '../flow/stage.ts';
import type { Instant } from '../kernel/instant.ts';
import { system } from './decision.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** From feedback or follow_up back to work: a new round begins. */
export function isBackToWork(from: Stage, to: Stage): boolean {
  return stageIndex(from) >= stageIndex('feedback') && stageIndex(to) < stageIndex('feedback');
}

/** Whoever acts on a paused ticket has ended the wait; the clocks must hear of it. */
export function endPause(ticket: Ticket, at: Instant): TicketEvent[] {
  return ticket.state === 'paused' ? [{ kind: 'resumed', at, by: system }] : [];
}

/** Nobody should be visited about a matter that is being worked on again. */
export function dropVisit(ticket: Ticket, to: Stage, at: Instant): TicketEvent[] {
  const pointless = ticket.followUp?.outcome === 'planned' && isBackToWork(ticket.stage, to);
  return pointless ? [{ kind: 'follow_up_waived', reason: '重新处理，本次回访取消', at, by: system }] : [];
}
