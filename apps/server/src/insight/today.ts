/** The local day, as figures count it. */

import { toLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { zoneOf } from '@huiyin/domain/calendar/zone.ts';
import type { Shell } from '../platform/shell.ts';
import { readTimeZone } from './fact.store.ts';

export async function todayOf({ db, clock }: Pick<Shell, 'db' | 'clock'>): Promise<string> {
  return toLocalDate(zoneOf(await readTimeZone(db)).dayOf(clock.now()));
}
