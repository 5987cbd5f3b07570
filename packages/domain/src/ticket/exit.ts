/** Leaves a step by one of its exits. Required fields belong to exits and are checked here, for everybody alike (R-I1). */

import { step, type StepRefusal } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import type { JsonObject } from '../kernel/json.ts';
import { accept, refuse } from '../kernel/result.ts';
import { closedRefusal, type Decided, type Deed, type Scene } from './decision.ts';
import type { Ticket } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

export interface ExitWish extends Deed {
  readonly exit: string;
  readonly fields: JsonObject;
  readonly note: string | null;
  readonly roles: readonly string[];
  readonly mayOverride: boolean;
  readonly followUpId: Id;
}

type Refusals = 'ticket.archived' | 'ticket.merged' | 'ticket.paused' | 'ticket.role_mismatch' | StepRefusal;

export function exit(ticket: Ticket, wish: ExitWish, { document, view }: Scene): Decided<Refusals> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.state === 'paused') return refuse('ticket.paused', { reason: ticket.pause?.reason ?? null });
  if (!mayActIn(ticket, wish)) return refuse('ticket.role_mismatch', { role: ticket.role });

  const walk = step(document, ticket, { kind: 'exit', exit: wish.exit, given: wish.fields }, view);
  if (!walk.ok) return walk;
  return accept(walkEvents(ticket, walk.value, wish));
}

/** Exactly one role is responsible for a step; others act in its place only where they are allowed to. */
export function mayActIn(ticket: Ticket, { roles, mayOverride }: { readonly roles: readonly string[]; readonly mayOverride: boolean }): boolean {
  return mayOverride || roles.includes(ticket.role) || (ticket.role === 'assistant' && roles.includes('agent'));
}
