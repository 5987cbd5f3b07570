/** Tells people something inside the console. */

import { levelOf, type Occasion } from '@huiyin/domain/reminder/reminder.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertReminders, type NewReminder } from './reminder.store.ts';

/**
 * Joins the caller's transaction: what is undone was never told, and browsers hear of it only after the commit, by themselves.
 * Several occasions go in one statement. People who do not work here (any more) are passed over.
 */
export async function remind(tx: Tx, shell: Pick<Shell, 'ids' | 'live'>, ...occasions: readonly Occasion[]): Promise<void> {
  const reminders = occasions.flatMap((occasion) => [...new Set(occasion.personIds)].map((personId) => reminderFor(personId, occasion, shell)));
  if (reminders.length === 0) return;
  const told = await insertReminders(tx, reminders);
  if (told.length > 0) await afterCommit(tx, () => notifyReminded(shell, told));
}

function reminderFor(personId: string, { kind, ticketId, byId, facts, at, key }: Occasion, { ids }: Pick<Shell, 'ids'>): NewReminder {
  return { id: ids.next(), personId, kind, level: levelOf(kind), ticketId, byId: byId ?? null, facts, at, key: key ?? null };
}

/** The bells of these people look again. */
export function notifyReminded({ live }: Pick<Shell, 'live'>, personIds: readonly string[]): void {
  for (const id of personIds) live.notify({ topic: 'reminder', id, version: 0, rooms: [`person:${id}`] });
}
