/** A clock: one running promise on one ticket, as the list of its running and paused segments. Decision 0014 gives the rules. */

import type { Id } from '../kernel/id.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import type { PauseReason } from '../ticket/ticket.ts';
import type { Matched } from './policy.ts';

export const clockKinds = ['first_response', 'next_response', 'step', 'resolution', 'progress', 'exception', 'hand_over', 'sub_task'] as const;
export type ClockKind = (typeof clockKinds)[number];

/**
 * `met`, `missed`: the promise was kept in time, or late or not at all. `cancelled`: there was nothing left to promise.
 * Whether a running clock is late is no state of its own: it is asked of `standingOf`, by everybody alike (R-A6).
 */
const clockStates = ['running', 'paused', 'met', 'missed', 'cancelled'] as const;
export type ClockState = (typeof clockStates)[number];

/** `feedback`: the solution lies with the customer. `assistant`: it speaks, and no person is asked for. `merged`: the ticket lives on in another. */
export type PauseCause = PauseReason | 'feedback' | 'assistant' | 'merged';

/** Lasts until the next one begins, the last one until the clock stops. `pausedFor` is null while the clock runs. */
export interface Segment {
  readonly from: Instant;
  readonly pausedFor: PauseCause | null;
}

/** What was promised, and by which rule. Kept with the clock, so that a later edit of the rule rewrites no closed result. */
export interface Terms {
  /** Null: by the flow itself, or by whoever asked. */
  readonly policyId: Id | null;
  readonly why: readonly Matched[];
  /** Working time of the calendar. */
  readonly targetMs: Milliseconds;
  readonly calendarId: Id;
  readonly pauseWhile: readonly PauseReason[];
  /** Percentages of the target, ascending. */
  readonly warnAt: readonly number[];
  readonly ladderId: Id | null;
}

/** Something that was done because a moment of the clock had come; each once in its life. */
export interface Firing {
  /** `warning:75`, `breach`, `rung:<key>`. */
  readonly what: string;
  readonly dueAt: Instant;
  /** When it was really done: later than due after an outage. */
  readonly at: Instant;
}

export interface Clock {
  /** Counts the clocks of its ticket; with the ticket it names the clock. */
  readonly seq: number;
  readonly kind: ClockKind;
  /** Which one of its kind: the step, the exception plan, the sub-task and its layer. */
  readonly ref: string | null;
  readonly terms: Terms;
  readonly segments: readonly Segment[];
  readonly state: ClockState;
  readonly stoppedAt: Instant | null;
  /** Null while paused, and beyond every compiled calendar. */
  readonly dueAt: Instant | null;
  /** The due instant that passed. A fact: nothing takes it back. */
  readonly breachedAt: Instant | null;
  readonly fired: readonly Firing[];
  /** When somebody has to look next: a warning, the breach, a rung. */
  readonly nextAt: Instant | null;
}

export function isLive({ state }: Pick<Clock, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

export function startedAt({ segments }: Pick<Clock, 'segments'>): Instant {
  return segments[0]!.from;
}

/** Names a clock across the system: reminders are told once by it. */
export function nameOf(ticketId: Id, { seq }: Pick<Clock, 'seq'>): string {
  return `${ticketId}:${seq}`;
}

export type Standing = 'running' | 'warned' | 'breached' | 'paused' | 'met' | 'missed' | 'cancelled';

/** The one answer to how a clock stands, for list, page, report and alert. */
export function standingOf({ state, breachedAt, dueAt, fired }: Clock, at: Instant): Standing {
  if (state !== 'running' && state !== 'paused') return state;
  if (breachedAt !== null || (dueAt !== null && at > dueAt)) return 'breached';
  if (state === 'paused') return 'paused';
  return fired.length > 0 ? 'warned' : 'running';
}
