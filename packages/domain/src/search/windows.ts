/** Stretches of time to look in, the latest first: days while pages are likely to fill, then months, then years. */

import { day, type Instant } from '../kernel/instant.ts';

/** `p7v`: year, month and day in base 36, in UTC; shorter ones name the month or the year. Years before 2000 count as 2000. */
export type DayCode = string;

export interface Window {
  readonly code: DayCode;
  /** The code is a beginning: everything in that month or year. */
  readonly whole: boolean;
}

/** From the day of `from` back to that of `oldest`, each day in exactly one window. */
export function windowsBack(from: Instant, oldest: Instant): Window[] {
  const windows: Window[] = [];
  const last = partsOf(Math.max(oldest, firstDay));
  const start = partsOf(Math.max(from, firstDay));
  let { year, month } = start;
  // Days of this month and of the one before: on the first of a month, a page is not found by reading all of the last.
  for (let months = 0; months < 2 && isAtLeast({ year, month }, last); months++) {
    const lastDay = months === 0 ? start.date : new Date(Date.UTC(year, month, 0)).getUTCDate();
    const firstOf = year === last.year && month === last.month ? last.date : 1;
    for (let date = lastDay; date >= firstOf; date--) windows.push({ code: codeOf(year, month, date), whole: false });
    ({ year, month } = before(year, month));
  }
  for (let months = 0; (months < 12 || month !== 12) && isAtLeast({ year, month }, last); months++) {
    windows.push({ code: codeOf(year, month), whole: true });
    ({ year, month } = before(year, month));
  }
  if (!isAtLeast({ year, month }, last)) return windows;
  for (; year >= last.year; year--) windows.push({ code: codeOf(year), whole: true });
  return windows;
}

export function dayCode(at: Instant): DayCode {
  const { year, month, date } = partsOf(Math.max(at, firstDay));
  return codeOf(year, month, date);
}

const firstDay = Date.UTC(2000, 0, 1);

function partsOf(at: Instant) {
  const moment = new Date(Math.floor(at / day) * day);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/** Two letters for the year, so that codes of equal depth have equal length. */
function codeOf(year: number, month?: number, date?: number): DayCode {
  return (year - 2000).toString(36).padStart(2, '0') + (month?.toString(36) ?? '') + (date?.toString(36) ?? '');
}

function before(year: number, month: number) {
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
}

function isAtLeast({ year, month }: { readonly year: number; readonly month: number }, than: { readonly year: number; readonly month: number }): boolean {
  return year > than.year || (year === than.year && month >= than.month);
}
