/** SQL for `reminder_setting`: how loud each person's reminders are. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { ReminderSettings } from '@huiyin/domain/reminder/reminder.contract.ts';
import type { ReminderLevel } from '@huiyin/domain/reminder/reminder.ts';
import type { Db, Tx } from '../platform/db.ts';

declare module '../platform/db.ts' {
  interface Tables {
    reminder_setting: { person_id: string; desktop: ReminderLevel[]; sound: ReminderLevel[] };
  }
}

export async function readSettings(db: Db, personId: Id): Promise<ReminderSettings | undefined> {
  return db.selectFrom('reminder_setting').select(['desktop', 'sound']).where('person_id', '=', personId).executeTakeFirst();
}

export async function saveSettings(tx: Tx, personId: Id, { desktop, sound }: ReminderSettings): Promise<void> {
  await tx
    .insertInto('reminder_setting')
    .values({ person_id: personId, desktop, sound })
    .onConflict((clash) => clash.column('person_id').doUpdateSet({ desktop, sound }))
    .execute();
}
