/** What a look at a clock brings about: warnings, the breach, rungs. Each once in the clock's life; after an outage once for all that was missed (R-A10). */

import type { CompiledCalendar } from '../calendar/calendar.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Clock } from './clock.ts';
import { momentsAhead, type Moment } from './clock-time.ts';
import type { Ladder, Rung } from './policy.ts';

export interface Look {
  /** With what was done marked on it, and when to look next. */
  readonly clock: Clock;
  /** The latest that came; none when the promise is broken already: that is what counts then. */
  readonly warning: Moment | null;
  readonly breach: Moment | null;
  readonly rungs: readonly Rung[];
}

export function lookAt(clock: Clock, calendar: CompiledCalendar, ladder: Ladder | null, at: Instant): Look {
  const ahead = momentsAhead(clock, calendar, ladder);
  const due = ahead.filter(({ actAt }) => actAt <= at);
  const breach = due.find(({ what }) => what === 'breach') ?? null;
  const breachedAt = clock.breachedAt ?? (breach === null ? null : breach.dueAt - 1);
  const warnings = due.filter(({ what }) => what.startsWith('warning:'));
  return {
    clock: {
      ...clock,
      breachedAt,
      fired: [...clock.fired, ...due.map(({ what, dueAt }) => ({ what, dueAt, at }))],
      nextAt: ahead.find(({ actAt }) => actAt > at)?.actAt ?? null,
    },
    warning: breachedAt === null ? (warnings.at(-1) ?? null) : null,
    breach,
    rungs: due.flatMap(({ rung }) => (rung === null ? [] : [rung])),
  };
}
