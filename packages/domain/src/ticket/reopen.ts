/** Opens an archived matter again. */

import { step, type StepRefusal } from '../flow/step.ts';
import type { Id } from '../kernel/id.ts';
import { accept, refuse } from '../kernel/result.ts';
import type { Decided, Deed, Scene } from './decision.ts';
import type { Ticket } from './ticket.ts';
import { walkEvents } from './walk-events.ts';

export function reopen(ticket: Ticket, wish: Deed & { readonly reason: string; readonly followUpId: Id }, { document, view }: Scene): Decided<'ticket.merged' | 'ticket.not_archived' | StepRefusal> {
  if (ticket.state === 'merged') return refuse('ticket.merged', { into: ticket.mergedInto });
  if (ticket.state !== 'archived') return refuse('ticket.not_archived');
  const walk = step(document, ticket, { kind: 'reopen' }, view);
  if (!walk.ok) return walk;
  const { at, by, reason } = wish;
  const first = walk.value.moves[0];
  const landing = document.steps.find((candidate) => candidate.key === (first?.from ?? walk.value.position.step))!;
  const walked = walkEvents(ticket, walk.value, wish);
  return accept({ events: [{ kind: 'reopened', reason, step: landing.key, stage: landing.stage, role: landing.role, at, by }, ...walked.events], say: walked.say });
}
