/** Tells what changed: reactions inside the transaction, in order of level; notices to browsers after it. */

import type { Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

/** What must be true in the same instant. Database only; a reaction that fails takes the change back. */
export type TicketReaction = (tx: Tx, change: { readonly before: Ticket | null; readonly after: Ticket; readonly events: readonly TicketEvent[] }) => Promise<void>;

/** Filled by `domains.ts` from the levels above; `ticket` never knows who listens. */
const reactions: TicketReaction[] = [];

export function onTicketChange(reaction: TicketReaction): void {
  reactions.push(reaction);
}

export async function announce(tx: Tx, change: { before: Ticket | null; after: Ticket; events: readonly TicketEvent[] }): Promise<void> {
  for (const react of reactions) await react(tx, change);
}

/** After the commit: browsers that show this ticket, its queues or its chat go and read. */
export function notifyTicket(shell: Shell, before: Ticket | null, after: Ticket, visitorIds: readonly string[]): void {
  const rooms = new Set([`ticket:${after.id}`]);
  for (const seen of [before, after]) {
    if (seen?.teamId) rooms.add(`team:${seen.teamId}`);
    if (seen?.agentId) rooms.add(`person:${seen.agentId}`);
  }
  shell.live.notify({ topic: 'ticket', id: after.id, version: after.version, rooms: [...rooms] });
  if (visitorIds.length > 0) shell.live.notify({ topic: 'chat', id: after.id, version: after.messageSeq, rooms: [...new Set(visitorIds)].map((id) => `chat:${id}`) });
}
