/**
 * Changes many tickets in the caller's transaction, for acts that move no ticket on in its flow: giving out work, taking it
 * back. Reactions see each of them; one statement saves all; people are told with it, browsers after the commit.
 */

import type { Doer, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { whomToTell } from '@huiyin/domain/ticket/whom-to-tell.ts';
import { afterCommit } from '../platform/after-commit.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { notifyTicket } from './announce.ts';
import { documentsOf, reactTo, type Room } from './change-ticket.ts';
import { saveManyChanges, type ManyChange } from './many-changes.store.ts';
import { blaming } from './setbacks.ts';
import { applyEvents, type LoggedChange } from './ticket-log.ts';
import { hearersOf, type Held } from './ticket.store.ts';

export { lockTickets } from './ticket.store.ts';

/** `decide` is asked for each ticket, whose row the caller holds; no event leaves it as it is. Throws a `TicketFault` that names whose change faulted. */
export async function changeMany(tx: Tx, shell: Shell, room: Room, tickets: readonly Held[], by: Doer, decide: (held: Held) => readonly TicketEvent[]): Promise<readonly LoggedChange[]> {
  const changes: (ManyChange & { readonly held: Held })[] = [];
  for (const held of tickets) {
    await blaming([held.ticket.id], async () => {
      const events = decide(held);
      if (events.length === 0) return;
      const change = applyEvents(held.ticket, held.ticket.id, events);
      const { channelKind, customer } = held.surroundings;
      const aftermath = reactTo(room, change, { channelKind, tier: customer.tier }, await documentsOf(tx, change), held.kept);
      changes.push({ change, visitorId: held.visitorId, aftermath, held });
    });
  }
  await blaming(changes.map(({ change }) => change.after.id), async () => {
    await saveManyChanges(tx, changes);
    await remind(tx, shell, ...changes.flatMap(({ change: { before, after, events } }) => whomToTell({ before, after, events, by, bodyOf: () => '' })));
  });
  if (changes.length > 0) await afterCommit(tx, () => changes.forEach(({ change, held }) => notifyTicket(shell, change.before, change.after, hearersOf(held))));
  return changes.map(({ change }) => change);
}
