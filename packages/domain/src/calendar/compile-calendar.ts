/** Turns what a centre wrote down into sorted open intervals, once, so that every clock after it is arithmetic on numbers. */

import { day, type Instant } from '../kernel/instant.ts';
import type { CalendarDocument, CalendarVersion, CompiledCalendar, OfficialYear, Span } from './calendar.ts';
import { toMinutes } from './hours.ts';
import type { DayNumber } from './local-date.ts';
import { gatherOfficialDays, planVersions, versionOn } from './plan-day.ts';
import { zoneOf, type Zone } from './zone.ts';

/** Shifts may begin two days before they end. */
const longestShiftDays = 2;

export function compileCalendar(calendar: CalendarDocument | readonly CalendarVersion[], officialYears: readonly OfficialYear[], span: Span): CompiledCalendar {
  if (!(span.from < span.to)) throw new RangeError('a calendar is compiled over a span that has a length');
  const versions = isVersions(calendar) ? calendar : [{ number: 1, validFromOn: null, document: calendar }];
  const planDay = planVersions(versions, gatherOfficialDays(officialYears));
  const zones = new Map<string, Zone>();

  const intervals: [open: Instant, close: Instant][] = [];
  let provisionalFrom: Instant | null = null;
  const [first, last] = daysAround(span);
  for (let dayNumber = first; dayNumber <= last; dayNumber += 1) {
    const version = versionOn(versions, dayNumber);
    if (!version) continue;
    const zone = zones.get(version.document.timeZone) ?? zoneOf(version.document.timeZone);
    zones.set(version.document.timeZone, zone);

    const plan = planDay(dayNumber);
    for (const { from, to } of plan.hours.map(toMinutes)) {
      intervals.push([Math.max(zone.instantOf(dayNumber, from), span.from), Math.min(zone.instantOf(dayNumber, to), span.to)]);
    }
    if (plan.provisional && provisionalFrom === null && zone.instantOf(dayNumber + 1, 0) > span.from) provisionalFrom = Math.max(zone.instantOf(dayNumber, 0), span.from);
  }
  return { span, ...join(intervals), provisionalFrom: provisionalFrom !== null && provisionalFrom >= span.to ? null : provisionalFrom };
}

function isVersions(calendar: CalendarDocument | readonly CalendarVersion[]): calendar is readonly CalendarVersion[] {
  return Array.isArray(calendar);
}

/** With room for every zone's distance from UTC. */
function daysAround({ from, to }: Span): readonly [DayNumber, DayNumber] {
  return [Math.floor(from / day) - longestShiftDays - 1, Math.floor(to / day) + 1];
}

/** Sorts, drops what is empty, and makes one of what touches or overlaps: a shift may run into the next day's first. */
function join(intervals: readonly (readonly [Instant, Instant])[]): Pick<CompiledCalendar, 'opens' | 'closes' | 'openBefore'> {
  const opens: Instant[] = [];
  const closes: Instant[] = [];
  for (const [open, close] of intervals.filter(([open, close]) => open < close).toSorted(([a], [b]) => a - b)) {
    const lastClose = closes.at(-1);
    if (lastClose !== undefined && open <= lastClose) closes[closes.length - 1] = Math.max(lastClose, close);
    else {
      opens.push(open);
      closes.push(close);
    }
  }
  const openBefore = [0];
  for (const [index, open] of opens.entries()) openBefore.push(openBefore[index]! + closes[index]! - open);
  return { opens, closes, openBefore };
}
