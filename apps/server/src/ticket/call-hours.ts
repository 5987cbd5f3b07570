/** When customers may be called: a calendar like any other, so that a centre sets it where it sets its hours. */

import type { CompiledCalendar } from '@huiyin/domain/calendar/calendar.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { calendarsOf } from '../calendar/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

const key = 'calls';

/** Ask before a transaction is open, as of all calendars. */
export async function callHoursOf(shell: Pick<Shell, 'db' | 'pool' | 'clock'>): Promise<CompiledCalendar> {
  const calendars = await calendarsOf(shell);
  return calendars.compiled(calendars.idOf(key));
}

/** It is always in use: it cannot be retired. */
export async function countCallHours(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const rows = await db.selectFrom('calendar').select('id').where('key', '=', key).where('id', 'in', [...calendarIds, '00000000-0000-0000-0000-000000000000']).execute();
  return new Map(rows.map(({ id }) => [id, 1]));
}
