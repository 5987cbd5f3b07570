/** The calendars that every centre starts with. Leaves those of the same key as they are, so that it may run at every start. */

import { type ShippedCalendar, shippedCalendars } from '@huiyin/domain/calendar/shipped.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertCalendar, insertCalendarVersion } from './calendar.store.ts';
import { forgetCalendars } from './calendars.ts';
import { noticeShippedYears } from './keep-official-years.ts';

export async function seedCalendars(tx: Tx, shell: Pick<Shell, 'ids' | 'clock' | 'pool' | 'jobs'>): Promise<void> {
  await noticeShippedYears(tx, shell);
  for (const calendar of shippedCalendars) await addCalendar(tx, shell, calendar);
}

/** Nothing happens when the key is taken. */
export async function addCalendar(tx: Tx, shell: Pick<Shell, 'ids' | 'clock' | 'pool'>, { key, name, document }: ShippedCalendar): Promise<void> {
  const id = shell.ids.next();
  const at = shell.clock.now();
  if (!(await insertCalendar(tx, { id, key, name }, at))) return;
  await insertCalendarVersion(tx, { calendarId: id, number: 1, validFromOn: null, document, note: '', createdBy: null, createdAt: at });
  await forgetCalendars(tx, shell);
}
