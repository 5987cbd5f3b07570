/**
 * The public face of reminders. `remind(tx, shell, …occasions)` tells people something inside the caller's transaction; the
 * notice to their browsers waits for the commit by itself (`platform/after-commit.ts`), from any node, worker or web.
 * Kinds and their facts: `@huiyin/domain/reminder/reminder.ts`.
 */

import { day, hour } from '@huiyin/domain/kernel/instant.ts';
import type { Domain } from '../platform/domain.ts';
import type { ReminderPorts } from './reminder.ports.ts';
import { reminderRoutes } from './reminder.routes.ts';
import { removeOld } from './reminder.store.ts';

const readKeptMs = 90 * day;
/** Of people who never look. */
const longestKeptMs = 365 * day;
const batch = 1_000;

export const reminderDomain = (ports: ReminderPorts): Domain => ({
  name: 'reminder',
  routes: (shell) => reminderRoutes(shell, ports),
  sweeps: (shell) => [
    {
      name: 'reminder.old',
      everyMs: hour,
      run: (db) => {
        const now = shell.clock.now();
        return db.transaction().execute((tx) => removeOld(tx, { readBefore: now - readKeptMs, anyBefore: now - longestKeptMs, batch }));
      },
    },
  ],
});

export type { ReminderPorts, TicketShown } from './reminder.ports.ts';
export { remind } from './remind.ts';
