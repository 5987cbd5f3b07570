/** Whether a calendar is the one by which customers are called. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Db } from '../platform/db.ts';

export async function readCallCalendars(db: Db, key: string, calendarIds: readonly Id[]): Promise<readonly Id[]> {
  if (calendarIds.length === 0) return [];
  const rows = await db.selectFrom('calendar').select('id').where('key', '=', key).where('id', 'in', [...calendarIds]).execute();
  return rows.map(({ id }) => id);
}
