/** Keeps how loud a person wants the reminders, and tells their other windows: it may be one of those that rings. */

import type { ReminderSettings } from '@huiyin/domain/reminder/reminder.contract.ts';
import { reminderLevels } from '@huiyin/domain/reminder/reminder.ts';
import type { Shell } from '../platform/shell.ts';
import { saveSettings } from './reminder-setting.store.ts';

export async function changeSettings({ db, live }: Shell, personId: string, wish: ReminderSettings): Promise<ReminderSettings> {
  const inOrder = (levels: ReminderSettings['desktop']) => reminderLevels.filter((level) => levels.includes(level));
  const settings = { desktop: inOrder(wish.desktop), sound: inOrder(wish.sound) };
  await db.transaction().execute((tx) => saveSettings(tx, personId, settings));
  live.notify({ topic: 'reminder_settings', id: personId, version: 0, rooms: [`person:${personId}`] });
  return settings;
}
