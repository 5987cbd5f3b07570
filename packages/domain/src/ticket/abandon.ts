/** The customer stops waiting for a first answer: said so, or was gone for long. What was asked stays to be answered. */

import type { Instant } from '../kernel/instant.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import { openSubTasks } from './sub-task.ts';
import type { Ticket } from './ticket.ts';

export interface AbandonWish extends Deed {
  /** When they left; a silence is noticed later than it begins. */
  readonly leftAt: Instant;
}

/** Once for each wait. Whoever is to be called back has not given up, and waits in another way; a word after leaving is a way back. */
export function abandon(ticket: Ticket, { leftAt, at, by }: AbandonWish): Decided<'ticket.archived' | 'ticket.merged' | 'ticket.answered'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.firstAnsweredAt !== null) return refuse('ticket.answered');
  if (ticket.waitingSince === null || ticket.abandonedAt !== null || isToBeCalledBack(ticket)) return decide();
  if (ticket.lastMessageAt !== null && ticket.lastMessageAt > leftAt) return decide();
  return decide({ kind: 'abandoned', waitedMs: Math.max(0, leftAt - ticket.waitingSince), at, by });
}

function isToBeCalledBack({ subTasks }: Pick<Ticket, 'subTasks'>): boolean {
  return openSubTasks(subTasks).some(({ kind }) => kind === 'call_back');
}

/** Nobody sits in front of it any more, so it may wait behind those who do. */
export function isLeft({ abandonedAt, waitingSince }: Pick<Ticket, 'abandonedAt' | 'waitingSince'>): boolean {
  return abandonedAt !== null && waitingSince !== null;
}
