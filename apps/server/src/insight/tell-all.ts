/** Tells the whole log at once, for whoever has just brought in two months of it: no figure is there yet, so that nothing has to be compared with what was before. */

import type { Shell } from '../platform/shell.ts';
import { moveCursor, readEnd } from '../platform/subscriptions.ts';
import { lockFacts, markReturns } from './fact.store.ts';
import { readLogs, readTicketsAfter } from './log.store.ts';
import { addFirst, factsSubscription, settingOf } from './tell-facts.ts';

const step = 400;

/**
 * The tickets in steps, each in a transaction of its own. Broken off half-way, it leaves the cursor where it was, and the subscription tells
 * again what was told. Nobody else may read the log for the figures meanwhile.
 */
export async function tellAll(shell: Shell): Promise<void> {
  const { name } = factsSubscription(shell);
  const end = await readEnd(shell.db);
  const setting = await settingOf(shell, shell.db);
  const logsAfter = async (after: string | null) => {
    const ids = await readTicketsAfter(shell.db, after, step);
    return { last: ids.at(-1) ?? null, logs: await readLogs(shell.db, ids) };
  };
  // While PostgreSQL takes one step, the next is read and folded.
  let writing: Promise<void> = Promise.resolve();
  for (let next = await logsAfter(null); next.last !== null; ) {
    const { last, logs } = next;
    const following = logsAfter(last);
    const add = addFirst(logs, setting);
    await writing;
    writing = shell.db.transaction().execute(async (tx) => {
      await lockFacts(tx);
      await add(tx);
    });
    // Awaited a step later; a failure until then must not count as unhandled.
    writing.catch(() => undefined);
    next = await following;
  }
  await writing;
  await shell.db.transaction().execute(async (tx) => {
    await lockFacts(tx);
    await markReturns(tx);
    await moveCursor(tx, name, end);
  });
}
