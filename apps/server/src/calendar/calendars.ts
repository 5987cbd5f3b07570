/** Compiled calendars, kept in memory: every clock asks for one, and there are a dozen in all. */

import type { CalendarVersion, CompiledCalendar, OfficialYear, Span } from '@huiyin/domain/calendar/calendar.ts';
import { compileCalendar } from '@huiyin/domain/calendar/compile-calendar.ts';
import { versionOn } from '@huiyin/domain/calendar/plan-day.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { day, second, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Tx } from '../platform/db.ts';
import { afterCommit } from '../platform/after-commit.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { type Calendar, readCalendars, readCalendarVersions } from './calendar.store.ts';
import { readOfficialYears } from './official-years.ts';
import { readTeamCalendars, type TeamCalendar } from './team-calendar.store.ts';

const yearsBack = 5;
const yearsAhead = 5;

export interface Calendars {
  /**
   * Retired calendars too: tickets under way keep them. Compiled from five years back to five ahead; name in `covering` what lies further
   * away (a history's first day), since arithmetic beyond the span throws `BeyondCalendar`. Throws for an id that never was one.
   */
  compiled(id: Id, covering?: Partial<Span>): CompiledCalendar;
  /** Throws for a key that never was one; `standard` and `always` are in every centre. */
  idOf(key: string): Id;
  /** The calendar that a team works by; the standard one where it has none of its own, and for no team. */
  ofTeam(teamId: Id | null): Id;
  /** Grows with every change of the calendar: keep it beside what is closed, to say by which calendar it was judged. */
  versionOf(id: Id): number;
  /** By whose wall its hours are told just now: `Asia/Shanghai`. */
  zoneOf(id: Id): string;
  /** In the order they were made, the retired ones too. */
  readonly all: readonly Calendar[];
}

type Reading = Pick<Shell, 'db' | 'pool' | 'clock'>;

const kept = keptFor<Calendars>(2 * second);
const compiledKept = new WeakMap<Shell['pool'], Map<string, CompiledCalendar>>();

/** Ask before a transaction is open: a forgotten list is read through a connection of its own. */
export function calendarsOf(shell: Reading): Promise<Calendars> {
  return kept.of(shell.pool, () => readAnew(shell));
}

/** Within the transaction that changes one; others see the change when it is committed. */
export async function forgetCalendars(tx: Tx, { pool }: Pick<Shell, 'pool'>): Promise<void> {
  await afterCommit(tx, () => kept.forget(pool));
}

async function readAnew(shell: Reading): Promise<Calendars> {
  const [all, versions, years, teams] = await Promise.all([readCalendars(shell.db), readCalendarVersions(shell.db), readOfficialYears(shell.db), readTeamCalendars(shell.db)]);
  return calendarsFrom(shell, all, versions, years, teams);
}

function calendarsFrom({ pool, clock }: Reading, all: readonly Calendar[], versions: readonly (CalendarVersion & { readonly calendarId: Id })[], years: readonly OfficialYear[], teams: readonly TeamCalendar[]): Calendars {
  const byId = new Map(all.map((calendar) => [calendar.id, calendar]));
  const officially = JSON.stringify(years.map(({ year, off, work }) => [year, off.map(({ on }) => on), work.map(({ on }) => on)]));
  const memory = compiledKept.get(pool) ?? new Map<string, CompiledCalendar>();
  compiledKept.set(pool, memory);
  // What an older state compiled is of no use any more; the rest need not be compiled again every two seconds. Named by what goes in:
  // calendars and versions are read one after the other, and a change may lie between.
  const versionsOf = (id: Id) => versions.filter(({ calendarId }) => calendarId === id);
  const nameOf = ({ id }: Calendar) => `${id} ${versionsOf(id).at(-1)?.number} ${officially}`;
  const names = new Set(all.map(nameOf));
  for (const name of memory.keys()) if (!names.has(name)) memory.delete(name);

  const known = (id: Id): Calendar => {
    const calendar = byId.get(id);
    if (!calendar) throw new Error(`there is no calendar ${id}`);
    return calendar;
  };

  const idOf = (key: string): Id => {
    const calendar = all.find((each) => each.key === key);
    if (!calendar) throw new Error(`there is no calendar ${key}`);
    return calendar.id;
  };
  const byTeam = new Map(teams.map(({ teamId, calendarId }) => [teamId, calendarId]));

  return {
    all,
    compiled(id, covering = {}) {
      const name = nameOf(known(id));
      const before = memory.get(name);
      const wished = spanAround(clock.now(), covering);
      if (before && before.span.from <= wished.from && before.span.to >= wished.to) return before;
      const span = before ? { from: Math.min(before.span.from, wished.from), to: Math.max(before.span.to, wished.to) } : wished;
      const compiled = compileCalendar(versionsOf(id), years, span);
      memory.set(name, compiled);
      return compiled;
    },
    idOf,
    ofTeam: (teamId) => (teamId === null ? undefined : byTeam.get(teamId)) ?? idOf('standard'),
    versionOf: (id) => known(id).version,
    zoneOf(id) {
      const versions = versionsOf(known(id).id);
      return (versionOn(versions, Math.floor(clock.now() / day)) ?? versions[0]!).document.timeZone;
    },
  };
}

/** Whole years, so that the span moves once a year. */
function spanAround(now: Instant, covering: Partial<Span>): Span {
  const year = (at: Instant) => new Date(at).getUTCFullYear();
  return {
    from: Date.UTC(Math.min(year(now) - yearsBack, covering.from === undefined ? Infinity : year(covering.from) - 1), 0, 1),
    to: Date.UTC(Math.max(year(now) + yearsAhead, covering.to === undefined ? -Infinity : year(covering.to) + 1) + 1, 0, 1),
  };
}
