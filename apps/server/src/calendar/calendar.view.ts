/** Calendars as they leave: rows, versions and what they mean today. */

import type { CalendarVersion, CompiledCalendar, OfficialYear } from '@huiyin/domain/calendar/calendar.ts';
import type { CalendarSummary, CalendarVersionView, CalendarView, DayView, OfficialYearView } from '@huiyin/domain/calendar/calendar.contract.ts';
import { toDayNumber, toLocalDate, yearOf, type DayNumber, type LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { gatherOfficialDays, planVersions, versionOn } from '@huiyin/domain/calendar/plan-day.ts';
import { missingYears, type MissingYear } from '@huiyin/domain/calendar/official-year.ts';
import { BeyondCalendar, isOpen, nextClosing, nextOpening } from '@huiyin/domain/calendar/working-time.ts';
import { zoneOf } from '@huiyin/domain/calendar/zone.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire, toWireOrNull, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { type CalendarPorts, type CalendarUse, usesOf } from './calendar.ports.ts';
import { type Calendar, type CalendarVersionRow, readCalendar, readCalendars, readCalendarVersions } from './calendar.store.ts';
import { calendarsOf, type Calendars } from './calendars.ts';
import { readEnteredYears } from './official-year.store.ts';
import { officialYears } from './official-years.ts';
import { readTeamCalendars, type TeamCalendar } from './team-calendar.store.ts';
import { shippedYears } from './shipped-years.ts';

const mostDays = 400;

export async function viewCalendars(shell: Shell): Promise<CalendarSummary[]> {
  const [rows, versions, calendars, teams] = await Promise.all([readCalendars(shell.db), readCalendarVersions(shell.db), calendarsOf(shell), readTeamCalendars(shell.db)]);
  const uses = await usesOf(shell.db, rows.map(({ id }) => id));
  const known = new Set(calendars.all.map(({ id }) => id));
  const inOrder = [...rows.filter(({ retiredAt }) => retiredAt === null), ...rows.filter(({ retiredAt }) => retiredAt !== null)];
  // One made on another node a moment ago is not compiled here yet; the next look shows it.
  return inOrder.filter(({ id }) => known.has(id)).map((row) => summaryOf(shell, calendars, row, versions.filter(({ calendarId }) => calendarId === row.id), uses.get(row.id) ?? [], teams));
}

export async function viewCalendar(shell: Shell, ports: CalendarPorts, id: Id): Promise<Result<CalendarView, 'calendar.unknown'>> {
  const [row, versions, calendars, teams] = await Promise.all([readCalendar(shell.db, id), readCalendarVersions(shell.db, id), calendarsOf(shell), readTeamCalendars(shell.db)]);
  if (!row || !calendars.all.some((calendar) => calendar.id === id)) return refuse('calendar.unknown');
  const uses = await usesOf(shell.db, [id]);
  const names = await ports.namesOf(shell.db, versions.flatMap(({ createdBy }) => createdBy ?? []));
  return accept({ ...summaryOf(shell, calendars, row, versions, uses.get(id) ?? [], teams), versions: versions.map((version) => versionView(version, versions, names)).toReversed() });
}

function summaryOf(shell: Pick<Shell, 'clock'>, calendars: Calendars, { id, key, name, version, retiredAt }: Calendar, versions: readonly CalendarVersion[], uses: readonly CalendarUse[], teams: readonly TeamCalendar[]): CalendarSummary {
  const now = shell.clock.now();
  const compiled = calendars.compiled(id);
  const open = isOpen(compiled, now);
  return {
    id,
    key,
    name,
    version,
    retiredAt: toWireOrNull(retiredAt),
    document: currentOf(versions, now).document,
    open,
    changesAt: toWireOrNull(changeAfter(compiled, now, open)),
    provisionalFrom: toWireOrNull(compiled.provisionalFrom),
    uses: uses.map(({ what, count }) => ({ what, count })),
    teamIds: teams.flatMap(({ teamId, calendarId }) => (calendarId === id ? [teamId] : [])),
  };
}

/** Which version's day it is, each asked in its own zone. */
function currentOf(versions: readonly CalendarVersion[], now: Instant): CalendarVersion {
  const zone = zoneOf(versions.at(-1)!.document.timeZone);
  return versionOn(versions, zone.dayOf(now)) ?? versions[0]!;
}

/** Where the compiled years end, nothing closes: what is open round the clock stays so. */
function changeAfter(compiled: CompiledCalendar, now: Instant, open: boolean): Instant | null {
  try {
    const change = open ? nextClosing(compiled, now) : nextOpening(compiled, now);
    return change < compiled.span.to ? change : null;
  } catch (thrown) {
    if (thrown instanceof BeyondCalendar) return null;
    throw thrown;
  }
}

/** What was saved last holds from its day on, hence each until the earliest day of a later one. */
function versionView(version: CalendarVersionRow, all: readonly CalendarVersionRow[], names: ReadonlyMap<Id, string>): CalendarVersionView {
  const { number, validFromOn, document, note, createdBy, createdAt } = version;
  const later = all.filter((other) => other.number > number).map((other) => other.validFromOn ?? '');
  const ends = later.length === 0 ? null : later.toSorted()[0]!;
  const holds = ends === null || (ends !== '' && (validFromOn ?? '') < ends);
  return {
    number,
    validFromOn,
    validUntilOn: holds && ends !== null ? toLocalDate(toDayNumber(ends) - 1) : null,
    holds,
    document,
    note,
    createdBy: createdBy === null ? null : { id: createdBy, name: names.get(createdBy) ?? null },
    createdAt: toWire(createdAt),
  };
}

export function viewDays(versions: readonly CalendarVersion[], years: readonly OfficialYear[], from: LocalDate, to: LocalDate): Result<DayView[], 'calendar.out_of_reach'> {
  const [first, last]: DayNumber[] = [toDayNumber(from), toDayNumber(to)];
  if (!(first! <= last!) || last! - first! >= mostDays || yearOf(first!) < 1900 || yearOf(last!) > 2199) return refuse('calendar.out_of_reach', { from, to, most: mostDays });
  const planDay = planVersions(versions, gatherOfficialDays(years));
  return accept(Array.from({ length: last! - first! + 1 }, (_, index) => planDay(first! + index)).map(({ on, kind, hours, name, provisional }) => ({ on, kind, hours: [...hours], name, provisional })));
}

export async function viewOfficialYears(db: Db, ports: CalendarPorts, now: Instant, since: number): Promise<{ items: OfficialYearView[]; known: { from: number; to: number }; missing: MissingYear[] }> {
  const entered = await readEnteredYears(db);
  const all = officialYears(entered);
  const names = await ports.namesOf(db, entered.flatMap(({ enteredBy }) => enteredBy ?? []));
  const shipped = new Set(shippedYears.map(({ year }) => year));
  const items = all
    .filter(({ year }) => year >= since)
    .toReversed()
    .map(({ source, year, off, work }): OfficialYearView => {
      const own = entered.find((each) => each.year === year);
      return {
        source,
        year,
        origin: own ? 'entered' : 'shipped',
        shipped: shipped.has(year),
        off: [...off],
        work: [...work],
        enteredBy: own?.enteredBy ? { id: own.enteredBy, name: names.get(own.enteredBy) ?? null } : null,
        enteredAt: toWireOrNull(own?.enteredAt ?? null),
      };
    });
  return { items, known: { from: all[0]!.year, to: all.at(-1)!.year }, missing: missingYears(all, now) };
}
