/** Says how a due moment comes about: which days counted, how much, and why the others did not. */

import { day, type Instant, type Milliseconds } from '../kernel/instant.ts';
import type { CalendarVersion, CompiledCalendar, OfficialYear } from './calendar.ts';
import { toMinutes } from './hours.ts';
import { gatherOfficialDays, planVersions, versionOn, type DayPlan } from './plan-day.ts';
import { addWorkingTime, isProvisional } from './working-time.ts';
import { zoneOf, type Zone } from './zone.ts';

/** What a person can read; a year of days is more than anybody does. */
const mostDays = 400;

export interface TracedDay extends DayPlan {
  /** Open time of this day's shifts between the start and the due moment. */
  readonly countedMs: Milliseconds;
}

export interface TracedDue {
  readonly dueAt: Instant;
  readonly provisional: boolean;
  /** From the start's day to the due moment's; a night shift still running from the day before comes first. */
  readonly days: readonly TracedDay[];
  /** There were more days than are listed. */
  readonly cut: boolean;
}

/** Throws `BeyondCalendar` like `addWorkingTime`. */
export function traceDue(versions: readonly CalendarVersion[], years: readonly OfficialYear[], compiled: CompiledCalendar, start: Instant, ms: Milliseconds): TracedDue {
  const dueAt = addWorkingTime(compiled, start, ms);
  const planDay = planVersions(versions, gatherOfficialDays(years));
  const zones = new Map<string, Zone>();
  const zoneOn = (dayNumber: number): Zone | null => {
    const name = versionOn(versions, dayNumber)?.document.timeZone;
    if (name === undefined) return null;
    const zone = zones.get(name) ?? zoneOf(name);
    zones.set(name, zone);
    return zone;
  };

  const home = zoneOn(Math.floor(start / day)) ?? zoneOf('UTC');
  const first = home.dayOf(start);
  const last = home.dayOf(dueAt);
  const days: TracedDay[] = [];
  for (let dayNumber = first - 2; dayNumber <= last && days.length < mostDays; dayNumber += 1) {
    const plan = planDay(dayNumber);
    const zone = zoneOn(dayNumber);
    const countedMs = zone === null ? 0 : plan.hours.map(toMinutes).reduce((sum, { from, to }) => sum + Math.max(0, Math.min(zone.instantOf(dayNumber, to), dueAt) - Math.max(zone.instantOf(dayNumber, from), start)), 0);
    if (dayNumber >= first || countedMs > 0) days.push({ ...plan, countedMs });
  }
  return { dueAt, provisional: isProvisional(compiled, dueAt), days, cut: last - first + 1 > mostDays };
}
