/** The official days that hold: what the centre entered, and else what is shipped. */

import type { OfficialYear } from '@huiyin/domain/calendar/calendar.ts';
import type { Db } from '../platform/db.ts';
import { readEnteredYears, type EnteredYear } from './official-year.store.ts';
import { shippedYears } from './shipped-years.ts';

/** In order of years. A centre's own year stands in front of the shipped one, whole: notices are changed too. */
export function officialYears(entered: readonly EnteredYear[]): OfficialYear[] {
  const own = new Set(entered.map(({ year }) => year));
  return [...shippedYears.filter(({ year }) => !own.has(year)), ...entered].toSorted((a, b) => a.year - b.year);
}

export async function readOfficialYears(db: Db): Promise<OfficialYear[]> {
  return officialYears(await readEnteredYears(db));
}
