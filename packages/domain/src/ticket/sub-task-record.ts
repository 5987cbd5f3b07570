/** A sub-task with all its words, as the worklist keeps it: the fold of its own events. */

import type { Form } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { JsonObject } from '../kernel/json.ts';
import { subTasksAfter, type CallBackWish, type SubTask, type SubTaskEvent, type SubTaskOutcome } from './sub-task.ts';
import type { Doer } from './ticket.ts';

export interface SubTaskRecord extends Omit<SubTask, 'attempts' | 'approvedBy'> {
  readonly asks: string;
  readonly form: Form;
  readonly excerpts: readonly Id[];
  readonly files: readonly Id[];
  readonly callBack: CallBackWish | null;
  readonly approvals: readonly { readonly layer: number; readonly personId: Id; readonly at: Instant; readonly note: string | null }[];
  readonly attempts: readonly { readonly at: Instant; readonly personId: Id | null; readonly reached: boolean; readonly note: string | null }[];
  readonly outcome: SubTaskOutcome | null;
  /** The result, or why it was declined or taken back. */
  readonly answer: string | null;
  readonly fields: JsonObject | null;
  readonly answerFiles: readonly Id[];
  readonly endedBy: Id | null;
}

export type LoggedSubTaskEvent = SubTaskEvent & { readonly at: Instant; readonly by: Doer };

export function isSubTaskEvent<Event extends { readonly kind: string }>(event: Event): event is Event & LoggedSubTaskEvent {
  return event.kind.startsWith('sub_task_');
}

export function subTaskIdOf(event: SubTaskEvent): Id {
  return event.kind === 'sub_task_asked' ? event.subTask.id : event.subTaskId;
}

export function recordAfter(before: SubTaskRecord | null, event: LoggedSubTaskEvent): SubTaskRecord {
  if (event.kind === 'sub_task_asked') {
    const { attempts: _, approvedBy: __, ...state } = subTasksAfter([], event)[0]!;
    const { asks, form, excerpts, files, callBack } = event.subTask;
    return { ...state, asks, form, excerpts, files, callBack, approvals: [], attempts: [], outcome: null, answer: null, fields: null, answerFiles: [], endedBy: null };
  }
  if (before === null) throw new Error(`a sub-task begins with being asked, not with ${event.kind}`);
  const known: SubTask = { ...before, attempts: before.attempts.length, approvedBy: before.approvals.map(({ personId }) => personId) };
  const { attempts: _, approvedBy: __, ...state } = subTasksAfter([known], event)[0]!;
  return { ...before, ...pick(state), ...wordsOf(before, event) };
}

/** All that a log knows of. */
export function recordsOf(events: readonly { readonly kind: string }[]): readonly SubTaskRecord[] {
  const records = new Map<Id, SubTaskRecord>();
  for (const event of events.filter(isSubTaskEvent)) records.set(subTaskIdOf(event), recordAfter(records.get(subTaskIdOf(event)) ?? null, event));
  return [...records.values()];
}

/** The state's own columns; what else the record holds is not the state's to say. */
function pick({ state, layer, layerAt, agentId, endedAt }: Omit<SubTask, 'attempts' | 'approvedBy'>) {
  return { state, layer, layerAt, agentId, endedAt };
}

function wordsOf(before: SubTaskRecord, event: Exclude<LoggedSubTaskEvent, { kind: 'sub_task_asked' }>): Partial<SubTaskRecord> {
  const { at, by } = event;
  const personId = by.kind === 'person' ? by.id : null;
  const approval = (layer: number, note: string | null) => (personId === null ? before.approvals : [...before.approvals, { layer, personId, at, note }]);
  switch (event.kind) {
    case 'sub_task_taken':
    case 'sub_task_released':
      return {};
    case 'sub_task_approved':
      return { approvals: approval(event.layer, event.note) };
    case 'sub_task_attempted':
      return { attempts: [...before.attempts, { at, personId, reached: event.reached, note: event.note }] };
    case 'sub_task_done':
      return {
        outcome: event.outcome, answer: event.text, fields: event.fields, answerFiles: event.files, endedBy: personId,
        approvals: event.outcome === 'approved' ? approval(before.layer, event.text === '' ? null : event.text) : before.approvals,
      };
    case 'sub_task_declined':
    case 'sub_task_cancelled':
      return { answer: event.reason, endedBy: personId };
  }
}
