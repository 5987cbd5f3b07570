/** Which promises a ticket is under as it stands, and since when. What an event ends or begins anew is decided by `follow-ticket.ts`. */

import type { StepLimit } from '../flow/flow.ts';
import { findStep } from '../flow/step.ts';
import type { FlowDocument } from '../flow/flow.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import { lastEndOf } from '../ticket/rest.ts';
import { isSpeaking } from '../ticket/assistant-part.ts';
import type { SubTask } from '../ticket/sub-task.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { ClockKind } from './clock.ts';
import type { Matched } from './policy.ts';

export interface Wanted {
  readonly kind: ClockKind;
  readonly ref: string | null;
  readonly since: Instant;
  /** A ladder says how soon what it hands over is to be taken up: that comes before what policies say. */
  readonly withinMs?: Milliseconds | null;
  /** What holds when no policy speaks; null: then nothing is promised. */
  readonly otherwise: { readonly limit: StepLimit; readonly why: readonly Matched[] } | null;
}

/** Stages in which the matter itself is still to be solved. */
const unsolved: ReadonlySet<Ticket['stage']> = new Set(['consult', 'accept', 'process', 'feedback']);

/** Everything but answers to the customer: those depend on who spoke last, not on where the ticket stands. A merged ticket keeps what it had, at rest. */
export function wantedOf(ticket: Ticket, document: FlowDocument | undefined, at: Instant): readonly Wanted[] {
  if (ticket.state === 'archived') return [];
  const wanted: Wanted[] = [stepOf(ticket, document)];
  if (unsolved.has(ticket.stage)) wanted.push({ kind: 'resolution', ref: null, since: roundBeganAt(ticket), otherwise: null });
  if (ticket.stage === 'process') wanted.push({ kind: 'progress', ref: null, since: at, otherwise: null });
  if (ticket.exception !== null) wanted.push(exceptionOf(ticket, ticket.exception, document));
  if (isLying(ticket)) wanted.push({ kind: 'hand_over', ref: ticket.teamId, since: ticket.handOver!.at, withinMs: ticket.handOver!.withinMs, otherwise: null });
  for (const subTask of ticket.subTasks) if (subTask.state === 'open') wanted.push(subTaskOf(subTask));
  return wanted;
}

/** Opened, brought in, or found unsolved after all. */
function roundBeganAt({ openedAt, rests }: Ticket): Instant {
  return Math.max(openedAt, lastEndOf(rests, 'elsewhere') ?? openedAt, lastEndOf(rests, 'solved') ?? openedAt);
}

/**
 * The customer's turn, as a promise that begins to hold late finds it. Nothing for whom a person opened a ticket while talking to
 * them, until they are answered once; and who had left is owed an answer from when they spoke again.
 */
export function answerOwedLate(ticket: Ticket): readonly Wanted[] {
  const { state, waitingSince, firstAnsweredAt, abandonedAt, openedBy, assistant } = ticket;
  if (state === 'archived' || waitingSince === null || abandonedAt !== null || isSpeaking({ assistant })) return [];
  const since = waitsSince(ticket, waitingSince);
  if (firstAnsweredAt !== null) return [{ kind: 'next_response', ref: null, since, otherwise: null }];
  return openedBy === 'person' ? [] : [{ kind: 'first_response', ref: null, since, otherwise: null }];
}

/** Who had left waits from when they spoke again. */
export function waitsSince({ rests }: Ticket, waitingSince: Instant): Instant {
  return Math.max(waitingSince, lastEndOf(rests, 'left') ?? waitingSince, lastEndOf(rests, 'elsewhere') ?? waitingSince);
}

function stepOf(ticket: Ticket, document: FlowDocument | undefined): Wanted {
  const limit = document && findStep(document, ticket.step)?.limit;
  const why: Matched[] = [{ by: 'step', is: `${document?.key ?? ''}/${ticket.step}` }];
  return { kind: 'step', ref: ticket.step, since: ticket.stepEnteredAt, otherwise: limit ? { limit, why } : null };
}

function exceptionOf(ticket: Ticket, { plan, at, raisedIn }: NonNullable<Ticket['exception']>, document: FlowDocument | undefined): Wanted {
  const within = document && findStep(document, raisedIn ?? ticket.step)?.exceptions.find(({ key }) => key === plan)?.within;
  return { kind: 'exception', ref: plan, since: at, otherwise: within ? { limit: within, why: [] } : null };
}

/** Handed over into a queue, and nobody has it in hand yet. */
function isLying({ handOver, agentId }: Ticket): boolean {
  return handOver !== null && handOver.takenAt === null && agentId === null;
}

function subTaskOf({ id, layer, layerAt, within }: SubTask): Wanted {
  return { kind: 'sub_task', ref: `${id}/${layer}`, since: layerAt, otherwise: within ? { limit: within, why: [] } : null };
}
