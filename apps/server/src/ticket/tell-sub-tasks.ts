/** Tells people that something is asked of them, and whoever asked what came of it, in the transaction of the change. */

import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { Occasion } from '@huiyin/domain/reminder/reminder.ts';
import { isSubTaskEvent, type LoggedSubTaskEvent, subTaskIdOf } from '@huiyin/domain/ticket/sub-task-record.ts';
import type { SubTask } from '@huiyin/domain/ticket/sub-task.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { readAsked } from './sub-task.store.ts';
import type { LoggedChange } from './ticket-log.ts';

/** A large team reads its list; its bells would only be noise. */
const mostTold = 30;

export async function tellSubTasks(tx: Tx, shell: Shell, { after, events }: LoggedChange): Promise<void> {
  const occasions: Occasion[] = [];
  for (const event of events.filter(isSubTaskEvent)) {
    const subTask = after.subTasks.find(({ id }) => id === subTaskIdOf(event))!;
    const asked = event.kind === 'sub_task_asked' ? 0 : event.kind === 'sub_task_approved' ? event.layer + 1 : null;
    if (asked !== null) occasions.push(...(await toldOfWish(tx, after, subTask, asked, event)));
    else occasions.push(...toldOfEnd(after, subTask, event));
  }
  await remind(tx, shell, ...occasions);
}

async function toldOfWish(tx: Tx, ticket: Ticket, subTask: SubTask, layer: number, event: LoggedSubTaskEvent): Promise<Occasion[]> {
  const told = (await readAsked(tx, subTask.layers[layer]!, mostTold)).filter((id) => id !== event.by.id && id !== subTask.askedBy && !subTask.approvedBy.includes(id));
  if (told.length === 0) return [];
  const { within, id, title } = subTask;
  const dueAt = within?.clock === 'calendar' ? toWire(event.at + within.ms) : null;
  return [{ kind: 'sub_task_asked', personIds: told, ...about(ticket, event), facts: { title, dueAt }, key: `sub_task:${id}/${layer}:asked` }];
}

/** Whoever asked, and whoever holds the ticket and goes on with it; of a wish taken back, whoever had it in hand. */
function toldOfEnd(ticket: Ticket, subTask: SubTask, event: LoggedSubTaskEvent): Occasion[] {
  if (event.kind !== 'sub_task_done' && event.kind !== 'sub_task_declined' && event.kind !== 'sub_task_cancelled') return [];
  const told = (event.kind === 'sub_task_cancelled' ? [subTask.agentId] : [subTask.askedBy, ticket.agentId]).filter((id): id is string => id !== null && id !== event.by.id);
  if (told.length === 0) return [];
  const declined = subTask.kind === 'approval' ? 'rejected' : 'declined';
  const outcome = event.kind === 'sub_task_done' ? event.outcome : event.kind === 'sub_task_declined' ? declined : 'cancelled';
  return [{ kind: 'sub_task_done', personIds: told, ...about(ticket, event), facts: { title: subTask.title, outcome }, key: `sub_task:${subTask.id}:ended` }];
}

function about({ id }: Ticket, { at, by }: LoggedSubTaskEvent) {
  return { ticketId: id, at, byId: by.kind === 'person' ? by.id : null };
}
