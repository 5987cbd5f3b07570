/** The life of one clock: begin, pause and go on, take other terms, stop. Each gives a new clock; what lies ahead of it is worked out by `settle`. */

import type { Instant } from '../kernel/instant.ts';
import type { Rest } from '../ticket/rest.ts';
import { type Clock, type ClockKind, isLive, type PauseCause, type Segment, type Terms } from './clock.ts';
import { dueOf, momentsAhead } from './clock-time.ts';
import { ladderOf, type Rules } from './rules.ts';

export interface Beginning {
  readonly seq: number;
  readonly kind: ClockKind;
  readonly ref: string | null;
  readonly since: Instant;
  readonly terms: Terms;
}

/** From `since` up to now it has run, and rested, as it would have if it had been promised then. */
export function begin({ seq, kind, ref, since, terms }: Beginning, rests: readonly Rest[] = [], at: Instant = since): Clock {
  const segments = courseOf({ kind, terms }, rests, since, at);
  const state = segments.at(-1)!.pausedFor === null ? 'running' : 'paused';
  return { seq, kind, ref, terms, segments, state, stoppedAt: null, dueAt: null, breachedAt: null, fired: [], nextAt: null };
}

function courseOf(clock: Pick<Clock, 'kind' | 'terms'>, rests: readonly Rest[], since: Instant, at: Instant): readonly Segment[] {
  const turns = rests.flatMap(({ from, to }) => [from, to ?? at]).filter((turn) => turn > since && turn < at);
  const course: Segment[] = [];
  for (const from of [since, ...new Set(turns.toSorted((a, b) => a - b))]) {
    const pausedFor = causeAmong(clock, rests.flatMap(({ why, from: began, to }) => (began <= from && (to === null || to > from) ? [why] : [])));
    if (course.at(-1)?.pausedFor !== pausedFor || course.length === 0) course.push({ from, pausedFor });
  }
  return course;
}

/** What a clock rests for, of all that a ticket rests for. While the customer looks at the solution, the matter itself rests. */
export function causeAmong({ kind, terms }: Pick<Clock, 'kind' | 'terms'>, causes: readonly Rest['why'][]): PauseCause | null {
  if (causes.includes('merged')) return 'merged';
  if ((kind === 'step' || kind === 'resolution') && causes.includes('assistant')) return 'assistant';
  if (kind === 'resolution' && causes.includes('feedback')) return 'feedback';
  return terms.pauseWhile.find((reason) => causes.includes(reason)) ?? null;
}

/** Pauses, goes on, or changes what it waits for; nothing happens when it does so already. */
export function pauseFor(clock: Clock, cause: PauseCause | null, at: Instant): Clock {
  const last = clock.segments.at(-1)!;
  if (!isLive(clock) || last.pausedFor === cause) return clock;
  // What began at this very moment lasted no time.
  const before = last.from >= at ? clock.segments.slice(0, -1) : clock.segments;
  const merged = before.at(-1)?.pausedFor === cause && before.length > 0;
  const segments: readonly Segment[] = merged ? before : [...before, { from: Math.max(at, last.from), pausedFor: cause }];
  return { ...clock, segments, state: cause === null ? 'running' : 'paused' };
}

/** Keeps start, elapsed and paused time; a target that is used up already is broken at once (R-A4). What was broken under the old terms stays broken under them. */
export function takeTerms(clock: Clock, terms: Terms, rules: Rules, at: Instant): Clock {
  if (!isLive(clock) || areSame(clock.terms, terms)) return clock;
  const judged = markBreach(clock, rules, at);
  if (judged.breachedAt !== null) return judged;
  return { ...clock, terms };
}

function areSame(a: Terms, b: Terms): boolean {
  return a === b || (a.policyId === b.policyId && a.targetMs === b.targetMs && a.calendarId === b.calendarId && a.ladderId === b.ladderId && isEqual(a.pauseWhile, b.pauseWhile) && isEqual(a.warnAt, b.warnAt));
}

function isEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/** `kept`: what was promised has been done, in time or late. `pointless`: nothing is left to do; but a promise that was broken by then stays broken. */
export function stop(clock: Clock, rules: Rules, at: Instant, how: 'kept' | 'pointless'): Clock {
  if (!isLive(clock)) return clock;
  const judged = markBreach(clock, rules, at);
  const state = judged.breachedAt !== null ? 'missed' : how === 'kept' ? 'met' : 'cancelled';
  return { ...judged, state, stoppedAt: at, dueAt: judged.dueAt ?? dueOf(clock, rules.calendarOf(clock.terms.calendarId)), nextAt: null };
}

/** Met means stopped at the due instant or before it. */
function markBreach(clock: Clock, rules: Rules, at: Instant): Clock {
  if (clock.breachedAt !== null) return clock;
  const dueAt = dueOf(clock, rules.calendarOf(clock.terms.calendarId));
  return { ...clock, dueAt, breachedAt: dueAt !== null && at > dueAt ? dueAt : null };
}

/** When it is due, and when somebody has to look next: by its segments, its terms and the calendar as they are now. */
export function settle(clock: Clock, rules: Rules): Clock {
  if (!isLive(clock)) return clock;
  const calendar = rules.calendarOf(clock.terms.calendarId);
  const dueAt = clock.breachedAt ?? dueOf(clock, calendar);
  const nextAt = momentsAhead(clock, calendar, ladderOf(rules, clock.terms))[0]?.actAt ?? null;
  return dueAt === clock.dueAt && nextAt === clock.nextAt ? clock : { ...clock, dueAt, nextAt };
}

export function slotOf({ kind, ref }: { readonly kind: ClockKind; readonly ref: string | null }): string {
  return `${kind}|${ref ?? ''}`;
}

