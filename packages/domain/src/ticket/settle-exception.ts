/** An exception ends: the ticket goes on, another plan takes over, or somebody says that it is dealt with. */

import { findStep } from '../flow/step.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, system, type Decided, type Deed, type Scene } from './decision.ts';
import { mayActIn } from './exit.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

export interface SettleWish extends Deed {
  readonly note: string;
  readonly roles: readonly string[];
  readonly mayOverride: boolean;
}

/** Work goes back to the role of the step where the ticket stands. */
export function settleException(ticket: Ticket, wish: SettleWish, { document }: Pick<Scene, 'document'>): Decided<'ticket.archived' | 'ticket.merged' | 'ticket.role_mismatch' | 'ticket.no_exception'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.exception === null) return refuse('ticket.no_exception');
  if (!mayActIn(ticket, wish)) return refuse('ticket.role_mismatch', { role: ticket.role });
  const role = findStep(document, ticket.step)?.role ?? ticket.role;
  return decide({ kind: 'exception_settled', plan: ticket.exception.plan, how: 'by_hand', note: wish.note.trim(), role, at: wish.at, by: wish.by });
}

/** Said aloud before the ticket goes where the exception no longer counts; the clocks must hear of it. */
export function endException({ exception, role }: Ticket, how: 'left' | 'replaced', at: number): TicketEvent[] {
  return exception === null ? [] : [{ kind: 'exception_settled', plan: exception.plan, how, note: null, role, at, by: system }];
}
