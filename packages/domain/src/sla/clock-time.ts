/** What the calendar makes of a clock: how much of it is used, when a share of it is reached, which moments lie ahead. Nothing else in the room counts time. */

import type { CompiledCalendar } from '../calendar/calendar.ts';
import { addWorkingTime, BeyondCalendar, isProvisional, nextOpening, workingTime } from '../calendar/working-time.ts';
import type { Instant, Milliseconds } from '../kernel/instant.ts';
import { type Clock, isLive, type Segment } from './clock.ts';
import { type Ladder, type Rung, rungKey } from './policy.ts';

/** Working time that ran, and that was paused, until a moment. Together they are the working time since the start. */
export function usedUntil(segments: readonly Segment[], calendar: CompiledCalendar, until: Instant): { readonly elapsedMs: Milliseconds; readonly pausedMs: Milliseconds } {
  let elapsedMs = 0;
  let pausedMs = 0;
  for (const [index, { from, pausedFor }] of segments.entries()) {
    if (from >= until) break;
    const to = Math.min(segments[index + 1]?.from ?? until, until);
    const spent = within(() => workingTime(calendar, from, to)) ?? 0;
    if (pausedFor === null) elapsedMs += spent;
    else pausedMs += spent;
  }
  return { elapsedMs, pausedMs };
}

/** The instant at which so much of it has run; null while a pause stands before it, or no compiled calendar reaches so far. */
export function reachesAt(segments: readonly Segment[], calendar: CompiledCalendar, ms: Milliseconds): Instant | null {
  return within(() => {
    let left = ms;
    for (const [index, { from, pausedFor }] of segments.entries()) {
      if (pausedFor !== null) continue;
      const to = segments[index + 1]?.from ?? null;
      const spent = to === null ? Infinity : workingTime(calendar, from, to);
      if (spent >= left) return addWorkingTime(calendar, from, left);
      left -= spent;
    }
    return null;
  });
}

export function dueOf({ segments, terms }: Pick<Clock, 'segments' | 'terms'>, calendar: CompiledCalendar): Instant | null {
  return reachesAt(segments, calendar, terms.targetMs);
}

/** Official days that are not published yet may still move it. */
export function mayMove({ dueAt }: Pick<Clock, 'dueAt'>, calendar: CompiledCalendar): boolean {
  return dueAt !== null && isProvisional(calendar, dueAt);
}

export interface Moment {
  /** As in `Firing`. */
  readonly what: string;
  /** When it is due by the clock. */
  readonly dueAt: Instant;
  /** When it may be acted on: in open hours, unless it is for round the clock (R-A8). */
  readonly actAt: Instant;
  readonly rung: Rung | null;
}

/** Everything that the clock has in store and that has not been done, earliest first; nothing for one that has stopped. A pause holds back what lies behind it. */
export function momentsAhead(clock: Clock, calendar: CompiledCalendar, ladder: Ladder | null): readonly Moment[] {
  if (!isLive(clock)) return [];
  const { segments, terms, fired } = clock;
  const reach = (ms: Milliseconds) => reachesAt(segments, calendar, ms);
  const found: Moment[] = [];
  const add = (what: string, dueAt: Instant | null, always: boolean, rung: Rung | null) => {
    if (dueAt === null || fired.some((firing) => firing.what === what)) return;
    const actAt = always ? dueAt : (within(() => nextOpening(calendar, dueAt)) ?? dueAt);
    found.push({ what, dueAt, actAt, rung });
  };
  for (const percent of terms.warnAt) add(`warning:${percent}`, reach(Math.ceil((terms.targetMs * percent) / 100)), false, null);
  const due = clock.breachedAt ?? dueOf(clock, calendar);
  // Stopping at the due instant is still in time: it is late one millisecond after.
  add('breach', due === null ? null : due + 1, false, null);
  for (const rung of ladder?.rungs ?? []) add(`rung:${rungKey(rung)}`, rungAt(rung, clock, due, reach), rung.always, rung);
  return found.toSorted((a, b) => a.actAt - b.actAt);
}

function rungAt({ at, always }: Rung, { terms }: Clock, due: Instant | null, reach: (ms: Milliseconds) => Instant | null): Instant | null {
  if ('percent' in at) return reach(Math.ceil((terms.targetMs * at.percent) / 100));
  if (due === null) return null;
  return always ? due + 1 + at.afterMs : reach(terms.targetMs + at.afterMs + 1);
}

/** Null for what lies beyond the compiled calendars: further off than anybody can promise by them. */
function within<Value>(measure: () => Value): Value | null {
  try {
    return measure();
  } catch (thrown) {
    if (thrown instanceof BeyondCalendar) return null;
    throw thrown;
  }
}
