/** Marks my reminders as read; the bells of my other windows look again. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Shell } from '../platform/shell.ts';
import { notifyReminded } from './remind.ts';
import { saveAllRead, saveRead } from './reminder.store.ts';

export function settleReminder(shell: Shell, wish: { readonly personId: string; readonly reminderId: string }): Promise<Result<undefined, 'reminder.unknown'>> {
  return shell.db.transaction().execute(async (tx) => {
    if (!(await saveRead(tx, wish.personId, wish.reminderId, shell.clock.now()))) return refuse('reminder.unknown');
    await afterCommit(tx, () => notifyReminded(shell, [wish.personId]));
    return accept(undefined);
  });
}

export function settleReminders(shell: Shell, wish: { readonly personId: string; readonly until: number; readonly ticketId: string | null }): Promise<Result<{ read: number }>> {
  return shell.db.transaction().execute(async (tx) => {
    const read = await saveAllRead(tx, { ...wish, at: shell.clock.now() });
    if (read > 0) await afterCommit(tx, () => notifyReminded(shell, [wish.personId]));
    return accept({ read });
  });
}
