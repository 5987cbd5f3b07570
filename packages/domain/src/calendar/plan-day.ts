/** What one day is, and why: a day's own entry first, then official days, then the week. */

import { weekdays, type CalendarDocument, type CalendarVersion, type Hours, type OfficialDay, type OfficialYear } from './calendar.ts';
import { toDayNumber, toLocalDate, weekdayOf, yearOf, type DayNumber, type LocalDate } from './local-date.ts';

/** `override` the calendar says so itself · `holiday` officially off · `make_up` officially worked (调休上班) · `weekly` an ordinary day of the week. */
export type DayKind = 'override' | 'holiday' | 'make_up' | 'weekly';

export interface DayPlan {
  readonly on: LocalDate;
  readonly kind: DayKind;
  readonly hours: readonly Hours[];
  /** Of the holiday or of the override. */
  readonly name: string | null;
  /** The year's official days are not known yet. */
  readonly provisional: boolean;
}

/** The official days of all known years, by day. */
export interface OfficialDays {
  readonly off: ReadonlyMap<DayNumber, OfficialDay>;
  readonly work: ReadonlyMap<DayNumber, OfficialDay>;
  isMissing(year: number): boolean;
}

/**
 * A year is missing when it is not listed and a listed one lies before it. Years before the first listed one are not waited for:
 * nobody will publish them any more, and their ordinary weeks stand.
 */
export function gatherOfficialDays(years: readonly OfficialYear[]): OfficialDays {
  const known = new Set(years.map(({ year }) => year));
  const first = known.size > 0 ? Math.min(...known) : -Infinity;
  const ordered = years.toSorted((a, b) => a.year - b.year);
  const off = new Map(ordered.flatMap((year) => year.off.map((official) => [toDayNumber(official.on), official] as const)));
  const work = new Map(ordered.flatMap((year) => year.work.map((official) => [toDayNumber(official.on), official] as const)));
  return { off, work, isMissing: (year) => !known.has(year) && !(year < first) };
}

export type PlanDay = (dayNumber: DayNumber) => DayPlan;

/** Prepared once for many days. */
function planDays(document: CalendarDocument, official: OfficialDays): PlanDay {
  const overrides = new Map(document.overrides.map((override) => [toDayNumber(override.on), override]));
  const followsOfficial = document.holidays !== null;

  return (dayNumber) => {
    const on = toLocalDate(dayNumber);
    const provisional = followsOfficial && official.isMissing(yearOf(dayNumber));
    const override = overrides.get(dayNumber);
    // Whoever wrote a day down has decided it; nothing that is published later changes it.
    if (override?.kind === 'off') return { on, kind: 'override', hours: [], name: override.name, provisional: false };
    if (override?.kind === 'work') return { on, kind: 'override', hours: override.hours ?? hoursWorked(document, dayNumber), name: override.name, provisional: false };
    if (followsOfficial) {
      const makeUp = official.work.get(dayNumber);
      if (makeUp) return { on, kind: 'make_up', hours: makeUpHours(document, dayNumber), name: makeUp.name, provisional };
      const holiday = official.off.get(dayNumber);
      if (holiday) return { on, kind: 'holiday', hours: [], name: holiday.name, provisional };
    }
    return { on, kind: 'weekly', hours: weeklyHours(document, dayNumber), name: null, provisional };
  };
}

/** Which version holds on a day. */
export function versionOn(versions: readonly CalendarVersion[], dayNumber: DayNumber): CalendarVersion | undefined {
  const on = toLocalDate(dayNumber);
  return versions.filter(({ validFromOn }) => validFromOn === null || validFromOn <= on).reduce<CalendarVersion | undefined>((last, version) => (last === undefined || version.number > last.number ? version : last), undefined);
}

/** Days of a calendar through all its versions. Before the first version holds, a day is an empty ordinary one. */
export function planVersions(versions: readonly CalendarVersion[], official: OfficialDays): PlanDay {
  const plans = new Map(versions.map((version) => [version, planDays(version.document, official)]));
  return (dayNumber) => {
    const version = versionOn(versions, dayNumber);
    return version ? plans.get(version)!(dayNumber) : { on: toLocalDate(dayNumber), kind: 'weekly', hours: [], name: null, provisional: false };
  };
}

function weeklyHours(document: CalendarDocument, dayNumber: DayNumber): readonly Hours[] {
  return document.weekly[weekdays[weekdayOf(dayNumber)]!];
}

function makeUpHours(document: CalendarDocument, dayNumber: DayNumber): readonly Hours[] {
  if (document.makeUpHours) return document.makeUpHours;
  const workday = weekdays.slice(0, 5).find((weekday) => document.weekly[weekday].length > 0);
  return workday ? document.weekly[workday] : weeklyHours(document, dayNumber);
}

/** An override that only says "worked": as that weekday, or as a make-up day when that weekday is free. */
function hoursWorked(document: CalendarDocument, dayNumber: DayNumber): readonly Hours[] {
  const ordinary = weeklyHours(document, dayNumber);
  return ordinary.length > 0 ? ordinary : makeUpHours(document, dayNumber);
}
