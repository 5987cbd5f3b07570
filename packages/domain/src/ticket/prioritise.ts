/** Sets how urgent a ticket is: by a person's judgement, or by what classification already says. */

import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import { priorityOf, type PriorityInput } from './priority.ts';
import type { Grade, Ticket, TicketEvent } from './ticket.ts';

export function prioritise(ticket: Ticket, wish: Deed & PriorityInput): Decided<'ticket.archived' | 'ticket.merged'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const { priority, reason } = priorityOf(wish);
  return decide({ kind: 'prioritised', urgency: wish.urgency, impact: wish.impact, priority, reason, at: wish.at, by: wish.by });
}

export interface WeighWish extends Deed {
  /** What the words sound like; null: nothing particular. */
  readonly urgency: Grade | null;
  readonly tier: string;
  readonly security: boolean;
}

/** An ordinary matter needs no word on its priority, and the grade of an ordinary one is 3. */
const ordinary: Grade = 3;

/** What follows from a classification without anybody asking: account security goes first (S2.15), and urgent words raise. Never over a person's own judgement, except for security. */
export function weigh(ticket: Ticket, { urgency, tier, security, at, by }: WeighWish): TicketEvent[] {
  const sounds = urgency !== null && urgency < ordinary && ticket.urgency === null;
  if (!sounds && !(security && ticket.priority !== 'urgent')) return [];
  const grades = { urgency: urgency ?? ticket.urgency ?? ordinary, impact: ticket.impact ?? ordinary };
  const { priority, reason } = priorityOf({ ...grades, tier, security });
  return [{ kind: 'prioritised', ...grades, priority, reason, at, by }];
}
