/** A customer who waits would rather be called: one call at a time, so a new wish takes the place of the one before. */

import type { CompiledCalendar } from '../calendar/calendar.ts';
import { hour, minute, type Instant } from '../kernel/instant.ts';
import type { StepLimit } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import { accept } from '../kernel/result.ts';
import { askSubTask, cancelSubTask, isCallable } from './ask-sub-task.ts';
import type { Deed } from './decision.ts';
import { openSubTasks, type AskedSubTask, type CallBackWish, type SubTask } from './sub-task.ts';
import type { Doer, Ticket, TicketEvent } from './ticket.ts';

export interface CallBackAsk extends Deed {
  readonly subTaskId: Id;
  readonly callBack: CallBackWish;
  /** What is owed already, by sub-task. */
  readonly owed: ReadonlyMap<Id, CallBackWish>;
  readonly note: string;
  readonly callHours: CompiledCalendar;
}

const noForm: AskedSubTask['form'] = { type: 'object', properties: {} };

/** The same wish twice is one. */
export function askCallBack(ticket: Ticket, { subTaskId, callBack, owed, note, callHours, at, by }: CallBackAsk) {
  const open = openCallBacks(ticket);
  if (open.some(({ id }) => isSame(owed.get(id), callBack))) return accept({ events: [], say: [] });
  const asked = askSubTask(ticket, {
    subTask: {
      id: subTaskId, kind: 'call_back', title: '客户希望回电', asks: note, form: noForm, excerpts: [], files: [], callBack, within: limitOf(callBack, at),
      layers: [ticket.teamId === null ? { teamId: null, role: ticket.role, agentId: null } : { teamId: ticket.teamId, role: null, agentId: null }],
    },
    callHours, at, by,
  });
  if (!asked.ok) return asked;
  const replaced = open.map(({ id }) => cancelSubTask(ticket, { subTaskId: id, reason: '客户改了回电的号码或时间', at, by }));
  return accept({ events: [...replaced.flatMap((one) => (one.ok ? one.value.events : [])), ...asked.value.events], say: [] });
}

/** Somebody was promised a call: whatever their ticket lives on in, owes it. One that is owed there already is call enough. */
export function carryCallBack(source: Ticket, target: Ticket, { subTaskId, owed, callHours, at }: Pick<CallBackAsk, 'subTaskId' | 'owed' | 'callHours' | 'at'>): readonly TicketEvent[] {
  const last = openCallBacks(source).findLast(({ id }) => owed.has(id));
  if (last === undefined || openCallBacks(target).length > 0) return [];
  const callBack = owed.get(last.id)!;
  // A time that has passed meanwhile makes way for the next one that will do.
  const wish = isCallable(callBack.from, callBack.to, callHours, at) ? callBack : { ...callBack, from: null, to: null };
  const by: Doer = last.askedBy === null ? { kind: 'customer', id: source.customerId } : { kind: 'person', id: last.askedBy };
  const asked = askCallBack(target, { subTaskId, callBack: wish, owed: new Map(), note: '', callHours, at, by });
  return asked.ok ? asked.value.events : [];
}

function openCallBacks({ subTasks }: Ticket): readonly SubTask[] {
  return openSubTasks(subTasks).filter(({ kind }) => kind === 'call_back');
}

/** By the end of the time they named; else within two working hours, which is ours and no law. */
export function limitOf({ to }: CallBackWish, at: Instant): StepLimit {
  return to === null ? { ms: 2 * hour, clock: 'working' } : { ms: Math.max(to - at, minute), clock: 'calendar' };
}

function isSame(one: CallBackWish | undefined, other: CallBackWish): boolean {
  return one !== undefined && one.contactPointId === other.contactPointId && one.from === other.from && one.to === other.to;
}
