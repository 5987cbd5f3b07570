/** Asks others for their part of a ticket, and takes the wish back. */

import type { CompiledCalendar } from '../calendar/calendar.ts';
import { isOpen } from '../calendar/working-time.ts';
import { day, type Instant } from '../kernel/instant.ts';
import type { Id } from '../kernel/id.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import { openSubTasks, type AskedOf, type AskedSubTask, type SubTask } from './sub-task.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

type Closed = 'ticket.archived' | 'ticket.merged';

export const mostLayers = 5;
export const mostOpenSubTasks = 20;
/** A ticket carries them all; nobody needs more, and a loop of a program must end. */
const mostSubTasks = 100;

export interface AskWish extends Deed {
  readonly subTask: AskedSubTask;
  /** The calendar of when customers may be called. */
  readonly callHours: CompiledCalendar;
}

type AskRefusal = Closed | 'sub_task.too_many' | 'sub_task.nobody_asked' | 'sub_task.layers_invalid' | 'sub_task.own_wish' | 'sub_task.approved_before' | 'sub_task.kind_differs' | 'sub_task.call_hours';

export function askSubTask(ticket: Ticket, { subTask, callHours, at, by }: AskWish): Decided<AskRefusal> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const open = openSubTasks(ticket.subTasks).length;
  if (open >= mostOpenSubTasks || ticket.subTasks.length >= mostSubTasks) return refuse('sub_task.too_many', { open, most: mostOpenSubTasks });
  const { layers, kind, callBack } = subTask;
  if (layers.length === 0 || layers.some(asksNobody)) return refuse('sub_task.nobody_asked');
  if (layers.length > (kind === 'approval' ? mostLayers : 1)) return refuse('sub_task.layers_invalid', { most: kind === 'approval' ? mostLayers : 1 });
  if (kind === 'approval' && layers.some(({ agentId }) => agentId !== null && agentId === by.id)) return refuse('sub_task.own_wish');
  const named = layers.flatMap(({ agentId }) => agentId ?? []);
  if (new Set(named).size !== named.length) return refuse('sub_task.approved_before');
  if ((kind === 'call_back') !== (callBack !== null)) return refuse('sub_task.kind_differs', { kind });
  if (callBack && !isCallable(callBack.from, callBack.to, callHours, at)) return refuse('sub_task.call_hours');
  return decide({ kind: 'sub_task_asked', subTask: { ...subTask, title: subTask.title.trim(), asks: subTask.asks.trim() }, at, by });
}

export function cancelSubTask(ticket: Ticket, { subTaskId, reason, at, by }: Deed & { readonly subTaskId: Id; readonly reason: string | null }): Decided<Closed | 'sub_task.unknown' | 'sub_task.ended'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const subTask = ticket.subTasks.find(({ id }) => id === subTaskId);
  if (!subTask) return refuse('sub_task.unknown');
  if (subTask.state !== 'open') return refuse('sub_task.ended', { state: subTask.state });
  return decide(cancelled(subTask, reason, { at, by }));
}

/** Nobody should work for a ticket that has ended. */
export function dropSubTasks({ subTasks }: Pick<Ticket, 'subTasks'>, reason: string, deed: Deed): TicketEvent[] {
  return openSubTasks(subTasks).map((subTask) => cancelled(subTask, reason, deed));
}

function cancelled({ id }: SubTask, reason: string | null, { at, by }: Deed): TicketEvent {
  return { kind: 'sub_task_cancelled', subTaskId: id, reason, at, by };
}

function asksNobody({ teamId, role, agentId }: AskedOf): boolean {
  return teamId === null && role === null && agentId === null;
}

/** A call further off is a date for a calendar, and a slip or a joke more often: it would be owed for years, and nobody would be told. */
const furthestCall = 31 * day;

/** Both ends within the hours of one day, soon, and not over yet. An open end is no wish: any time of the hours will do. */
export function isCallable(from: Instant | null, to: Instant | null, callHours: CompiledCalendar, at: Instant): boolean {
  if (from !== null && to !== null && (from >= to || to - from > day)) return false;
  if (to !== null && to <= at) return false;
  if ([from, to].some((end) => end !== null && end > at + furthestCall)) return false;
  // A window may end when the hours do.
  return (from === null || isOpen(callHours, from)) && (to === null || isOpen(callHours, to - 1));
}
