/** When customers may be called: a calendar like any other, so that a centre sets it where it sets its hours. */

import type { CompiledCalendar } from '@huiyin/domain/calendar/calendar.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { calendarsOf } from '../calendar/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readCallCalendars } from './call-hours.store.ts';

const key = 'calls';

/** Ask before a transaction is open, as of all calendars. */
export async function callHoursOf(shell: Pick<Shell, 'db' | 'pool' | 'clock'>): Promise<CompiledCalendar> {
  const calendars = await calendarsOf(shell);
  return calendars.compiled(calendars.idOf(key));
}

/** It is always in use: it cannot be retired. */
export async function countCallHours(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  return new Map((await readCallCalendars(db, key, calendarIds)).map((id) => [id, 1]));
}
