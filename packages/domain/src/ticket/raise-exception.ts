/** A named exception happened: the step's plan says where the ticket goes and who takes it. */

import { step, type StepRefusal } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import { accept, refuse } from '../kernel/result.ts';
import { closedRefusal, type Decided, type Deed, type Scene } from './decision.ts';
import { evolve } from './evolve.ts';
import { mayActIn } from './exit.ts';
import { dropVisit, endPause } from './go-back.ts';
import { endException } from './settle-exception.ts';
import type { Ticket, TicketEvent } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

export interface ExceptionWish extends Deed {
  readonly plan: string;
  readonly note: string | null;
  readonly roles: readonly string[];
  readonly mayOverride: boolean;
  readonly followUpId: Id;
}

export function raiseException(ticket: Ticket, wish: ExceptionWish, { document, view }: Scene): Decided<'ticket.archived' | 'ticket.merged' | 'ticket.role_mismatch' | StepRefusal> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (!mayActIn(ticket, wish)) return refuse('ticket.role_mismatch', { role: ticket.role });

  const walk = step(document, ticket, { kind: 'exception', plan: wish.plan }, view);
  if (!walk.ok) return walk;
  const { position, exception } = walk.value;
  const there = walk.value.moves[0]?.from ?? position.step;
  const landing = document.steps.find((candidate) => candidate.key === there)!;
  const raised: TicketEvent[] = [
    ...endPause(ticket, wish.at),
    ...endException(ticket, 'replaced', wish.at),
    ...dropVisit(ticket, landing.stage, wish.at),
    { kind: 'exception_raised', plan: wish.plan, note: wish.note, step: landing.key, stage: landing.stage, role: exception?.role ?? landing.role, at: wish.at, by: wish.by },
  ];
  const now = raised.reduce((known, event) => evolve(known, event, ticket.id), ticket);
  const walked = walkEvents(now, walk.value, { at: wish.at, by: wish.by, followUpId: wish.followUpId });
  return accept({
    events: [...raised, ...walked.events],
    say: [...(exception?.tellCustomer ? [exception.tellCustomer] : []), ...walked.say],
  });
}
