/** Keeps in mind which waiting customers' pages are still open: by their open line, or by their asking. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { readUnansweredVisitors, saveVisits, saveWatch } from './chat-visit.store.ts';

const most = 10_000;

/** One look of one node at whoever waits: far fewer than are connected. */
export async function hearOfVisitors(shell: Shell, isHere: (visitorId: Id) => boolean): Promise<void> {
  const waiting = await readUnansweredVisitors(shell.db, most);
  const here = waiting.filter(({ visitorId }) => isHere(visitorId)).map(({ ticketId }) => ticketId);
  await shell.db.transaction().execute(async (tx) => {
    const at = shell.clock.now();
    await saveWatch(tx, at);
    await saveVisits(tx, here, at);
  });
}

/** A page without an open line asks from time to time. */
export async function hearOfVisit(shell: Shell, ticketId: Id): Promise<void> {
  await shell.db.transaction().execute((tx) => saveVisits(tx, [ticketId], shell.clock.now()));
}
