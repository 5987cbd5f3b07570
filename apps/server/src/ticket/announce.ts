/** Notices to browsers, after the commit. What must be true in the same instant is a reaction (`reactions.ts`). */

import type { SubTask } from '@huiyin/domain/ticket/sub-task.ts';
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
  for (const subTask of changedSubTasks(before, after)) {
    const asked = subTask.layers[subTask.layer];
    const people = [subTask.agentId, subTask.askedBy].flatMap((id) => id ?? []);
    // Their worklists, and no more of the ticket than that.
    shell.live.notify({ topic: 'sub_task', id: subTask.id, version: after.version, rooms: [...(asked?.teamId ? [`team:${asked.teamId}`] : []), ...people.map((id) => `person:${id}`)] });
  }
  if (visitorIds.length > 0) shell.live.notify({ topic: 'chat', id: after.id, version: after.messageSeq, rooms: [...new Set(visitorIds)].map((id) => `chat:${id}`) });
}

/** A sub-task that changed is another value, in its place. */
function changedSubTasks(before: Ticket | null, after: Ticket): readonly SubTask[] {
  if (before?.subTasks === after.subTasks) return [];
  return after.subTasks.filter((subTask, index) => before?.subTasks[index] !== subTask);
}
