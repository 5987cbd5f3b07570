/** The customer's word on the solution: confirmed, objected, or silence after the set time. */

import { step, type StepRefusal } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import { accept, refuse } from '../kernel/result.ts';
import { closedRefusal, decide, system, type Decided, type Deed, type Scene } from './decision.ts';
import { endPause } from './go-back.ts';
import type { Ticket } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

export function proposeSolution(ticket: Ticket, wish: Deed & { readonly text: string; readonly evidence: readonly Id[] }): Decided<Closed> {
  return closedRefusal(ticket) ?? decide({ kind: 'solution_proposed', text: wish.text, evidence: wish.evidence, at: wish.at, by: wish.by });
}

export interface ConfirmWish extends Deed {
  readonly confirmed: boolean;
  readonly confirmedBy: 'customer' | 'agent' | 'silence';
  readonly evidence: readonly Id[];
  readonly note: string | null;
  readonly followUpId: Id;
}

/** An agent who says that the customer agreed shows it: a file, or at least words of what was said (S2.17). */
export function confirm(ticket: Ticket, wish: ConfirmWish, { document, view }: Scene): Decided<Closed | 'ticket.not_in_feedback' | 'ticket.evidence_missing' | StepRefusal> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.stage !== 'feedback') return refuse('ticket.not_in_feedback', { stage: ticket.stage });
  const shown = wish.evidence.length > 0 || (wish.note ?? '').trim() !== '';
  if (wish.confirmedBy === 'agent' && wish.confirmed && !shown) return refuse('ticket.evidence_missing');

  const { at, by } = wish;
  const known = wish.confirmed ? { ...view, facts: { ...view.facts, 'ticket.confirmed': true } } : view;
  const walk = step(document, ticket, { kind: 'customer', confirmed: wish.confirmed }, known);
  if (!walk.ok) return walk;
  const walked = walkEvents(ticket, walk.value, { at, by: wish.confirmedBy === 'silence' ? system : by, followUpId: wish.followUpId });
  const word = wish.confirmed
    ? ({ kind: 'confirmed', confirmedBy: wish.confirmedBy, evidence: wish.evidence, note: wish.note, at, by } as const)
    : ({ kind: 'objected', reason: wish.note ?? '', at, by } as const);
  return accept({ events: [word, ...endPause(ticket, at), ...walked.events], say: walked.say });
}

/** Silence speaks once its time is over, and only while the question still stands; null when it does not. */
export function isSilenceDue(ticket: Ticket, at: number): boolean {
  return ticket.silenceConfirmsAt !== null && ticket.silenceConfirmsAt <= at && ticket.stage === 'feedback' && ticket.state === 'open';
}
