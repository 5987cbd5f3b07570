/** Notices to browsers, after the commit. What must be true in the same instant is a reaction (`reactions.ts`). */

import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';

/** Browsers that show this ticket, its queues or its chat go and read. */
export function notifyTicket(shell: Shell, before: Ticket | null, after: Ticket, visitorIds: readonly string[]): void {
  const rooms = new Set([`ticket:${after.id}`]);
  for (const seen of [before, after]) {
    if (seen?.teamId) rooms.add(`team:${seen.teamId}`);
    if (seen?.agentId) rooms.add(`person:${seen.agentId}`);
  }
  shell.live.notify({ topic: 'ticket', id: after.id, version: after.version, rooms: [...rooms] });
  if (visitorIds.length > 0) shell.live.notify({ topic: 'chat', id: after.id, version: after.messageSeq, rooms: [...new Set(visitorIds)].map((id) => `chat:${id}`) });
}
