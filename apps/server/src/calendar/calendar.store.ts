/** SQL for `calendar` and `calendar_version`. No other file writes to them. */

import type { CalendarDocument, CalendarVersion, HolidaySource } from '@huiyin/domain/calendar/calendar.ts';
import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

type Timestamp = ColumnType<number, Date, Date>;

declare module '../platform/db.ts' {
  interface Tables {
    calendar: {
      id: string;
      key: string;
      name: ColumnType<BilingualText, string, string>;
      version: Generated<number>;
      created_at: Timestamp;
      retired_at: ColumnType<number | null, Date | null, Date | null>;
    };
    calendar_version: {
      calendar_id: string;
      number: number;
      valid_from_on: string | null;
      document: ColumnType<CalendarDocument, string, string>;
      note: string;
      created_by: string | null;
      created_at: Timestamp;
    };
  }
}

export interface Calendar {
  readonly id: Id;
  readonly key: string;
  readonly name: BilingualText;
  /** Grows with every change of it. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly retiredAt: Instant | null;
}

export interface CalendarVersionRow extends CalendarVersion {
  readonly calendarId: Id;
  readonly note: string;
  readonly createdBy: Id | null;
  readonly createdAt: Instant;
}

const columns = ['id', 'key', 'name', 'version', 'created_at as createdAt', 'retired_at as retiredAt'] as const;

/** In the order they were made. */
export async function readCalendars(db: Db): Promise<Calendar[]> {
  return db.selectFrom('calendar').select(columns).orderBy('created_at').orderBy('id').execute();
}

export async function readCalendar(db: Db, id: Id): Promise<Calendar | undefined> {
  return db.selectFrom('calendar').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function lockCalendar(tx: Tx, id: Id): Promise<Calendar | undefined> {
  return tx.selectFrom('calendar').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Oldest first; of one calendar, or of all. */
export async function readCalendarVersions(db: Db, calendarId?: Id): Promise<CalendarVersionRow[]> {
  return db
    .selectFrom('calendar_version')
    .select(['calendar_id as calendarId', 'number', sql<LocalDate | null>`valid_from_on::text`.as('validFromOn'), 'document', 'note', 'created_by as createdBy', 'created_at as createdAt'])
    .$if(calendarId !== undefined, (query) => query.where('calendar_id', '=', calendarId!))
    .orderBy('calendar_id')
    .orderBy('number')
    .execute();
}

/** False when the key is taken. */
export async function insertCalendar(tx: Tx, { id, key, name }: Pick<Calendar, 'id' | 'key' | 'name'>, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('calendar')
    .values({ id, key, name: JSON.stringify(name), created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function insertCalendarVersion(tx: Tx, { calendarId, number, validFromOn, document, note, createdBy, createdAt }: CalendarVersionRow): Promise<void> {
  await tx
    .insertInto('calendar_version')
    .values({ calendar_id: calendarId, number, valid_from_on: validFromOn, document: JSON.stringify(document), note, created_by: createdBy, created_at: new Date(createdAt) })
    .execute();
}

/** Every change raises the version, a new `calendar_version` too. */
export async function saveCalendar(tx: Tx, { id, name, retiredAt }: Pick<Calendar, 'id' | 'name' | 'retiredAt'>): Promise<void> {
  await tx
    .updateTable('calendar')
    .set({ name: JSON.stringify(name), retired_at: retiredAt === null ? null : new Date(retiredAt), version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Raises the version of every calendar that follows a source of official days in any of its versions. */
export async function raiseFollowing(tx: Tx, source: HolidaySource): Promise<Id[]> {
  const raised = await tx
    .updateTable('calendar')
    .set({ version: sql`version + 1` })
    .where('id', 'in', (query) => query.selectFrom('calendar_version').select('calendar_id').where(sql<boolean>`document ->> 'holidays' = ${source}`))
    .returning('id')
    .execute();
  return raised.map(({ id }) => id);
}

/** True while it may be chosen, and then it stays so until the transaction ends: retiring waits for it, and counts its user. */
export async function holdCalendar(tx: Tx, id: Id): Promise<boolean> {
  const held = await tx.selectFrom('calendar').select('id').where('id', '=', id).where('retired_at', 'is', null).forShare().executeTakeFirst();
  return held !== undefined;
}
