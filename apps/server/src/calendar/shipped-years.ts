/**
 * The official days of China that come with the program: the data of the package `chinese-days`, never its functions,
 * which take Monday to Friday for the truth in years they do not know.
 */

import { createHash } from 'node:crypto';
import type { OfficialDay, OfficialYear } from '@huiyin/domain/calendar/calendar.ts';
import { leastDaysOff } from '@huiyin/domain/calendar/official-year.ts';
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

export const shippedYears: readonly OfficialYear[] = yearsOf(days.holidays, days.workdays);

/** Other days, other digest. */
export const shippedDigest: string = createHash('sha256').update(JSON.stringify(shippedYears)).digest('hex');

/** A day's value is `English name,Chinese name,days of holiday`. */
export function yearsOf(off: Readonly<Record<string, string>>, work: Readonly<Record<string, string>>): OfficialYear[] {
  const years = [...new Set(Object.keys(off).map((date) => Number(date.slice(0, 4))))].toSorted();
  return years
    .map((year): OfficialYear => ({ source: 'CN', year, off: daysOf(off, year), work: daysOf(work, year) }))
    .filter(({ off }) => off.length >= leastDaysOff);
}

function daysOf(named: Readonly<Record<string, string>>, year: number): OfficialDay[] {
  return Object.entries(named)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([on, name]) => ({ on, name: name.split(',')[1] ?? name }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
