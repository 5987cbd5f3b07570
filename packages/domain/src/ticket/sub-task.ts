/** Help, approval and call-back: work on a ticket that is asked of others and leaves the ticket with its owner. Its state, and what its events make of it. */

import type { Form, StepLimit } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Doer } from './ticket.ts';

export const subTaskKinds = ['help', 'approval', 'call_back'] as const;
export type SubTaskKind = (typeof subTaskKinds)[number];

export type SubTaskState = 'open' | 'done' | 'declined' | 'cancelled';

/** A person, or else whoever is in the team and holds the role; at least one is named. */
export interface AskedOf {
  readonly teamId: Id | null;
  readonly role: string | null;
  readonly agentId: Id | null;
}

export type SubTaskOutcome = 'done' | 'approved' | 'reached' | 'not_reached';

/** When the customer would like to be called, and on which number. */
export interface CallBackWish {
  readonly contactPointId: Id;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** What is asked, as it was asked. */
export interface AskedSubTask {
  readonly id: Id;
  readonly kind: SubTaskKind;
  readonly title: string;
  readonly asks: string;
  /** What the answer fills in; no properties: words are enough. */
  readonly form: Form;
  /** Who is asked, one after the other. Only an approval has more than one. */
  readonly layers: readonly AskedOf[];
  /** How long each layer may take; null: no promise. */
  readonly within: StepLimit | null;
  /** Messages shown to those who do not see the ticket. */
  readonly excerpts: readonly Id[];
  readonly files: readonly Id[];
  readonly callBack: CallBackWish | null;
}

/** What a ticket keeps of it: enough to decide and to run a clock. The words stay in the log and in the worklist. */
export interface SubTask {
  readonly id: Id;
  readonly kind: SubTaskKind;
  readonly title: string;
  readonly state: SubTaskState;
  readonly layers: readonly AskedOf[];
  /** The layer whose turn it is, or was last; from 0. */
  readonly layer: number;
  /** Since when it is that layer's turn. */
  readonly layerAt: Instant;
  readonly within: StepLimit | null;
  /** Who has it in hand. */
  readonly agentId: Id | null;
  /** Null when a customer or the system asked. */
  readonly askedBy: Id | null;
  readonly askedAt: Instant;
  readonly approvedBy: readonly Id[];
  /** Calls tried. */
  readonly attempts: number;
  readonly endedAt: Instant | null;
}

export type SubTaskEvent =
  | { readonly kind: 'sub_task_asked'; readonly subTask: AskedSubTask }
  | { readonly kind: 'sub_task_taken'; readonly subTaskId: Id; readonly agentId: Id }
  /** Back to all who are asked. */
  | { readonly kind: 'sub_task_released'; readonly subTaskId: Id }
  /** One layer approved and the next one begins; the last approval is `sub_task_done`. */
  | { readonly kind: 'sub_task_approved'; readonly subTaskId: Id; readonly layer: number; readonly note: string | null }
  /** A call that did not end the task. */
  | { readonly kind: 'sub_task_attempted'; readonly subTaskId: Id; readonly reached: boolean; readonly note: string | null }
  | { readonly kind: 'sub_task_done'; readonly subTaskId: Id; readonly outcome: SubTaskOutcome; readonly text: string; readonly fields: JsonObject; readonly files: readonly Id[] }
  | { readonly kind: 'sub_task_declined'; readonly subTaskId: Id; readonly reason: string }
  | { readonly kind: 'sub_task_cancelled'; readonly subTaskId: Id; readonly reason: string | null };

export function subTasksAfter(subTasks: readonly SubTask[], event: SubTaskEvent & { readonly at: Instant; readonly by: Doer }): readonly SubTask[] {
  if (event.kind === 'sub_task_asked') return [...subTasks, asked(event.subTask, event.at, event.by)];
  return subTasks.map((subTask) => (subTask.id === event.subTaskId ? { ...subTask, ...changeBy(subTask, event) } : subTask));
}

function asked({ id, kind, title, layers, within }: AskedSubTask, at: Instant, by: Doer): SubTask {
  return {
    id, kind, title, layers, within, state: 'open', layer: 0, layerAt: at, agentId: layers[0]?.agentId ?? null,
    askedBy: by.kind === 'person' ? by.id : null, askedAt: at, approvedBy: [], attempts: 0, endedAt: null,
  };
}

function changeBy(subTask: SubTask, event: Exclude<SubTaskEvent, { kind: 'sub_task_asked' }> & { readonly at: Instant; readonly by: Doer }): Partial<SubTask> {
  const { at, by } = event;
  switch (event.kind) {
    case 'sub_task_taken':
      return { agentId: event.agentId };
    case 'sub_task_released':
      return { agentId: null };
    case 'sub_task_approved':
      return { layer: event.layer + 1, layerAt: at, agentId: subTask.layers[event.layer + 1]?.agentId ?? null, approvedBy: withApprover(subTask, by) };
    case 'sub_task_attempted':
      return { attempts: subTask.attempts + 1 };
    case 'sub_task_done':
      return { state: 'done', endedAt: at, approvedBy: event.outcome === 'approved' ? withApprover(subTask, by) : subTask.approvedBy };
    case 'sub_task_declined':
      return { state: 'declined', endedAt: at };
    case 'sub_task_cancelled':
      return { state: 'cancelled', endedAt: at };
  }
}

function withApprover({ approvedBy }: SubTask, by: Doer): readonly Id[] {
  return by.id === null ? approvedBy : [...approvedBy, by.id];
}

export function openSubTasks(subTasks: readonly SubTask[]): readonly SubTask[] {
  return subTasks.filter(({ state }) => state === 'open');
}

/** Whether the approval asked for last was given. A newer wish must be approved anew. */
export function isApproved(subTasks: readonly SubTask[]): boolean {
  return subTasks.findLast(({ kind, state }) => kind === 'approval' && state !== 'cancelled')?.state === 'done';
}
