/** Works out open clocks anew after a change of policies, ladders or calendars: in batches, with progress, and it can be stopped. */

import { recountTicket } from '@huiyin/domain/sla/follow-ticket.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readPublished } from '../flow/index.ts';
import { audited, type By } from '../identity/index.ts';
import { lockTickets, roomOf, savePromises, categoryPath, type Held, type Room } from '../ticket/index.ts';
import { clocksFromKept, type KeptJson, rowOfClock, saveClocks } from './clock.store.ts';
import { beginRecount, holdTickets, lockRecount, type Recount, readRecount, readTicketsUnderWay, saveRecount } from './recount.store.ts';
import { type KnownRules, rulesOf } from './rules.ts';

export const recountJob = 'sla.recount';

const batch = 200;
/** By then every node has dropped what it knew before the change. */
const beginsAfterMs = 3 * second;

/** With the change that asks for it. One that is under way begins from the first ticket again. */
export async function orderRecount(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock'>): Promise<void> {
  await beginRecount(tx, shell.clock.now());
  await shell.jobs.add(tx, recountJob, {}, { key: recountJob, runAt: shell.clock.now() + beginsAfterMs });
}

export async function recountClocks(_: JsonObject, shell: Shell): Promise<void> {
  while (await recountBatch(shell));
}

/** False when there is nothing left to do. */
async function recountBatch(shell: Shell): Promise<boolean> {
  const [rules, room] = await Promise.all([rulesOf(shell), roomOf(shell)]);
  return shell.db.transaction().execute(async (tx) => {
    const recount = await lockRecount(tx);
    if (!recount || recount.state === 'done' || recount.state === 'cancelled') return false;
    const ids = await readTicketsUnderWay(tx, recount.reached, batch);
    if (ids.length === 0) {
      await saveRecount(tx, { ...recount, done: Math.max(recount.done, recount.total), state: 'done', endedAt: shell.clock.now() });
      return false;
    }
    const changed = await recountTickets(tx, shell, rules, room, ids);
    await saveRecount(tx, { state: 'running', done: recount.done + ids.length, changed: recount.changed + changed, reached: ids.at(-1)!, endedAt: null });
    return true;
  });
}

/** Returns of how many tickets the clocks changed. */
async function recountTickets(tx: Tx, shell: Shell, rules: KnownRules, room: Room, ids: readonly string[]): Promise<number> {
  await holdTickets(tx, ids);
  const at = shell.clock.now();
  const results = [];
  for (const held of await lockTickets(tx, ids)) {
    const { document } = await readPublished(tx, held.ticket.flowVersionId);
    results.push({ held, ...recountTicket(held.ticket, aroundOf(held, room), document, clocksFromKept(held.kept['clocks'] as KeptJson), rules, at) });
  }
  const changed = results.filter((result) => result.changed.length > 0);
  if (changed.length === 0) return 0;
  await saveClocks(tx, changed.flatMap(({ held, changed: clocks }) => clocks.map((clock) => rowOfClock(held.ticket.id, clock))));
  await savePromises(tx, changed.map(({ held, dueAt }) => ({ ticketId: held.ticket.id, dueAt })));
  return changed.length;
}

function aroundOf({ ticket, surroundings }: Held, { taxonomy }: Room) {
  return { categoryKeys: categoryPath(taxonomy, ticket.categoryId).map(({ key }) => key), channelKind: surroundings.channelKind, tier: surroundings.customer.tier };
}

/** What is not reached stays as it was until something happens to its ticket that policies look at. */
export async function cancelRecount(shell: Shell, by: By): Promise<Result<Recount | null>> {
  const known = (await readRecount(shell.db)) ?? null;
  if (known === null || !isUnderWay(known)) return accept(known);
  return audited(shell, by, async (tx) => {
    const recount = await lockRecount(tx);
    if (recount && isUnderWay(recount)) await saveRecount(tx, { ...recount, state: 'cancelled', endedAt: shell.clock.now() });
    return accept({ value: (await readRecount(tx)) ?? null, action: 'recount.cancelled', target: 'policies', facts: { done: recount?.done ?? 0, total: recount?.total ?? 0 } });
  });
}

function isUnderWay({ state }: Recount): boolean {
  return state === 'waiting' || state === 'running';
}
