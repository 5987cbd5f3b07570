/** SQL for `official_year` and `official_seen`: what a centre entered itself. What is shipped with the program is in `shipped-years.ts`. */

import type { HolidaySource, OfficialDay, OfficialYear } from '@huiyin/domain/calendar/calendar.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { ColumnType } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    official_year: {
      source: HolidaySource;
      year: number;
      off_days: ColumnType<readonly OfficialDay[], string, string>;
      work_days: ColumnType<readonly OfficialDay[], string, string>;
      entered_by: string | null;
      entered_at: ColumnType<number, Date, Date>;
    };
    official_seen: { source: HolidaySource; digest: string };
  }
}

export interface EnteredYear extends OfficialYear {
  readonly enteredBy: Id | null;
  readonly enteredAt: Instant;
}

export async function readEnteredYears(db: Db): Promise<EnteredYear[]> {
  return db
    .selectFrom('official_year')
    .select(['source', 'year', 'off_days as off', 'work_days as work', 'entered_by as enteredBy', 'entered_at as enteredAt'])
    .orderBy('source')
    .orderBy('year')
    .execute();
}

export async function saveEnteredYear(tx: Tx, { source, year, off, work, enteredBy, enteredAt }: EnteredYear): Promise<void> {
  const values = { off_days: JSON.stringify(off), work_days: JSON.stringify(work), entered_by: enteredBy, entered_at: new Date(enteredAt) };
  await tx
    .insertInto('official_year')
    .values({ source, year, ...values })
    .onConflict((conflict) => conflict.columns(['source', 'year']).doUpdateSet(values))
    .execute();
}

/** False when there was none. */
export async function removeEnteredYear(tx: Tx, source: HolidaySource, year: number): Promise<boolean> {
  const removed = await tx.deleteFrom('official_year').where('source', '=', source).where('year', '=', year).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** True when the shipped days are others than those seen last. */
export async function saveSeenDigest(tx: Tx, source: HolidaySource, digest: string): Promise<boolean> {
  const saved = await tx
    .insertInto('official_seen')
    .values({ source, digest })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ digest }).where('official_seen.digest', '<>', digest))
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}
