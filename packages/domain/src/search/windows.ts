/**
 * Stretches of time to look in, the latest first, each at most about as full as all before it together. So a common word is found in the
 * first hours, and a rare one in a few dozen steps over millions: whoever has found little so far will find about as little in the next.
 */

import { day, hour, type Instant } from '../kernel/instant.ts';

/** `0p7vk`: year (two digits), month, day and hour in base 36, in UTC; shorter ones name the day, the month or the year. Years before 2000 count as 2000. */
export type TimeCode = string;

export interface Window {
  readonly code: TimeCode;
  /** The code is a beginning: everything in that day, month or year. */
  readonly whole: boolean;
  /** About so many of all entries are in it. */
  readonly entries: number;
}

/** How much there is of one kind in one month. */
export interface Month {
  /** Three letters of a TimeCode. */
  readonly code: TimeCode;
  readonly entries: number;
  readonly newest: Instant;
}

/** Fewer than these are read without thinking about it. */
const fewest = 2_000;

/**
 * From `from` back; null: from the newest. Each hour of the months given is in exactly one window. Months without entries need not be given.
 * `few`: among fewer entries than these there will not be enough of what is looked for.
 */
export function windowsBack(from: Instant | null, months: readonly Month[], few = fewest): Window[] {
  const windows: Window[] = [];
  let before = Infinity;
  let seen = 0;
  for (const month of months.toSorted((a, b) => (a.code < b.code ? 1 : -1))) {
    const isLater = from !== null && month.code > timeCode(from).slice(0, 3);
    if (isLater || monthBegins(month.newest) >= before) continue;
    let at = Math.min(Math.max(month.newest, firstHour), Math.max(from ?? Infinity, firstHour), before - 1);
    while (timeCode(at).slice(0, 3) === month.code && at < before && at >= firstHour) {
      const unit = unitsAt(at, month, months).find(({ ends, entries }) => ends <= before && entries <= Math.max(fewest, few, seen)) ?? unitsAt(at, month, months).at(-1)!;
      windows.push({ code: timeCode(at).slice(0, unit.length), whole: unit.length < 5, entries: unit.entries });
      seen += unit.entries;
      before = unit.begins;
      at = before - 1;
    }
  }
  return windows;
}

/** The windows that hold about so many entries together, and those behind. At least one is near. */
export function nearWindows(windows: readonly Window[], entries: number): { readonly near: readonly Window[]; readonly far: readonly Window[] } {
  let seen = 0;
  const first = windows.findIndex((window) => (seen += window.entries) > entries);
  const cut = first === -1 ? windows.length : Math.max(1, first);
  return { near: windows.slice(0, cut), far: windows.slice(cut) };
}

/** The largest first. Days and hours of a month are taken to be equally full. */
function unitsAt(at: Instant, month: Month, months: readonly Month[]) {
  const year = month.code.slice(0, 2);
  return [
    { length: 2, begins: yearBegins(at), ends: yearBegins(yearBegins(at) + 366 * day), entries: months.filter(({ code }) => code.startsWith(year)).reduce((sum, { entries }) => sum + entries, 0) },
    { length: 3, begins: monthBegins(at), ends: monthBegins(monthBegins(at) + 31 * day), entries: month.entries },
    { length: 4, begins: dayBegins(at), ends: dayBegins(at) + day, entries: month.entries / 30 },
    { length: 5, begins: hourBegins(at), ends: hourBegins(at) + hour, entries: month.entries / 720 },
  ];
}

/** Codes of equal depth have equal length. */
export function timeCode(at: Instant): TimeCode {
  const moment = new Date(Math.max(at, firstHour));
  return (moment.getUTCFullYear() - 2000).toString(36).padStart(2, '0') + [moment.getUTCMonth() + 1, moment.getUTCDate(), moment.getUTCHours()].map((part) => part.toString(36)).join('');
}

const firstHour = Date.UTC(2000, 0, 1);

const hourBegins = (at: Instant) => Math.floor(at / hour) * hour;
const dayBegins = (at: Instant) => Math.floor(at / day) * day;
const monthBegins = (at: Instant) => Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth(), 1);
const yearBegins = (at: Instant) => Date.UTC(new Date(at).getUTCFullYear(), 0, 1);
