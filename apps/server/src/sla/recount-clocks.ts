/** Works out open clocks anew: all of them after a change of policies, ladders or calendars, in batches, with progress, and it can be stopped; those of one customer when their tier changes. */

import { recountTicket } from '@huiyin/domain/sla/follow-ticket.ts';
import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { readPublished } from '../flow/index.ts';
import { audited, type By } from '../identity/index.ts';
import { lockTickets, notifyTicket, roomOf, savePromises, categoryPath, type Held, type Room } from '../ticket/index.ts';
import { afterCommit } from '../platform/after-commit.ts';
import { type LongRun, orderJobOf, whileOn } from '../platform/long-run.ts';
import { clocksFromKept, type KeptJson, rowOfClock, saveClocks } from './clock.store.ts';
import { beginRecount, holdTickets, isUnderWay, lockRecount, type Recount, readRecount, readSilent, readTicketsOfCustomer, readTicketsUnderWay, saveRecount, theRecount } from './recount.store.ts';
import { type KnownRules, rulesOf } from './rules.ts';

export const recountRun: LongRun = {
  name: 'recount',
  job: 'sla.recount',
  readSilent,
  async settle(tx, shell, id) {
    const recount = await lockRecount(tx);
    if (!recount || !isUnderWay(recount)) return false;
    await orderJobOf(tx, shell, recountRun, id);
    return true;
  },
};
export const recountSomeJob = 'sla.recount_tickets';

const batch = 200;
/** By then every node has dropped what it knew before the change. */
const beginsAfterMs = 3 * second;

/** With the change that asks for it. One that is under way begins from the first ticket again. */
export async function orderRecount(tx: Tx, shell: Pick<Shell, 'jobs' | 'clock'>): Promise<void> {
  await beginRecount(tx, shell.clock.now());
  await orderJobOf(tx, shell, recountRun, theRecount, { runAt: shell.clock.now() + beginsAfterMs });
}

export function recountClocks(_: JsonObject, shell: Shell): Promise<void> {
  return whileOn(shell, recountRun, theRecount, async () => {
    while (await recountBatch(shell));
  });
}

/** False when there is nothing left to do. */
async function recountBatch(shell: Shell): Promise<boolean> {
  const [rules, room] = await Promise.all([rulesOf(shell), roomOf(shell)]);
  return shell.db.transaction().execute(async (tx) => {
    const recount = await lockRecount(tx);
    if (!recount || !isUnderWay(recount)) return false;
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

/** With the change of a tier. A second one before it is done asks for no second look. */
export async function orderRecountOfCustomer(tx: Tx, shell: Pick<Shell, 'jobs'>, customerId: string): Promise<void> {
  await shell.jobs.add(tx, recountSomeJob, { customerId }, { key: `${recountSomeJob}:${customerId}` });
}

/** Every ticket of a customer that is under way, some at a time; or one on which a recount faulted, until it does not. */
export async function recountSome({ customerId, ticketId }: JsonObject, shell: Shell): Promise<void> {
  if (typeof ticketId === 'string') return void (await recountTogether(shell, [ticketId], { isAlone: true }));
  if (typeof customerId !== 'string') return;
  for (let reached: string | null = null; ; ) {
    const ids: string[] = await readTicketsOfCustomer(shell.db, customerId, reached, batch);
    if (ids.length === 0) return;
    await recountTogether(shell, ids, { isAlone: false });
    reached = ids.at(-1)!;
  }
}

async function recountTogether(shell: Shell, ids: readonly string[], how: { readonly isAlone: boolean }): Promise<void> {
  const [rules, room] = await Promise.all([rulesOf(shell), roomOf(shell)]);
  await shell.db.transaction().execute((tx) => recountTickets(tx, shell, rules, room, ids, how));
}

/** Beyond this many, browsers hear of queues only. */
const mostNotices = 50;

/** Returns of how many tickets the clocks changed. One on which it faults is tried again by a job of its own, and keeps nobody waiting. */
async function recountTickets(tx: Tx, shell: Shell, rules: KnownRules, room: Room, ids: readonly string[], { isAlone } = { isAlone: false }): Promise<number> {
  await holdTickets(tx, ids);
  const at = shell.clock.now();
  const results: (ReturnType<typeof recountTicket> & { readonly held: Held })[] = [];
  for (const held of await lockTickets(tx, ids)) {
    const { document } = await readPublished(tx, held.ticket.flowVersionId);
    try {
      results.push({ held, ...recountTicket(held.ticket, aroundOf(held, room), document, clocksFromKept(held.kept['clocks'] as KeptJson), rules, at) });
    } catch (error) {
      if (isAlone) throw error;
      shell.log.error({ err: error, ticketId: held.ticket.id }, 'the clocks of a ticket could not be worked out anew; it is tried again by itself');
      await shell.jobs.add(tx, recountSomeJob, { ticketId: held.ticket.id }, { key: `${recountSomeJob}:${held.ticket.id}` });
    }
  }
  const changed = results.filter((result) => result.changed.length > 0);
  if (changed.length === 0) return 0;
  await saveClocks(tx, changed.flatMap(({ held, changed: clocks }) => clocks.map((clock) => rowOfClock(held.ticket.id, clock))));
  await savePromises(tx, changed.map(({ held, dueAt }) => ({ ticketId: held.ticket.id, dueAt })));
  if (changed.length <= mostNotices) await afterCommit(tx, () => changed.forEach(({ held: { ticket } }) => notifyTicket(shell, ticket, ticket, [])));
  else await afterCommit(tx, () => shell.live.notify({ topic: 'queue', id: 'due', version: 0, rooms: [...new Set(changed.flatMap(({ held: { ticket } }) => (ticket.teamId === null ? [] : [`team:${ticket.teamId}`])))] }));
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
