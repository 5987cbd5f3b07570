/** What those who are asked do with a sub-task: take it, give it back, answer, approve, decline, call. */

import { checkForm } from '../flow/check-fields.ts';
import { isPresent } from '../flow/condition.ts';
import type { Form } from '../flow/flow.ts';
import type { Id } from '../kernel/id.ts';
import type { JsonObject } from '../kernel/json.ts';
import { accept, refuse, type Refused, type Result } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import type { AskedOf, SubTask } from './sub-task.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** After so many calls nobody is called again. */
const mostCalls = 3;

/** Who answers, and what makes them one of those who are asked. */
export interface Answerer {
  readonly id: Id;
  readonly teamIds: readonly Id[];
  readonly roles: readonly string[];
  /** May step in for those who are asked; never in an approval. */
  readonly mayOverride: boolean;
}

export interface AnswerDeed extends Deed {
  readonly subTaskId: Id;
  readonly answerer: Answerer;
}

type TurnRefusal = 'ticket.archived' | 'ticket.merged' | 'sub_task.unknown' | 'sub_task.ended' | 'sub_task.not_asked' | 'sub_task.taken';

/** A named person is asked alone; otherwise team and role must both fit. */
export function isAsked({ teamId, role, agentId }: AskedOf, { id, teamIds, roles }: Pick<Answerer, 'id' | 'teamIds' | 'roles'>): boolean {
  if (agentId !== null) return agentId === id;
  return (teamId === null || teamIds.includes(teamId)) && (role === null || roles.includes(role));
}

export function takeSubTask(ticket: Ticket, deed: AnswerDeed): Decided<TurnRefusal> {
  const turn = turnOf(ticket, deed);
  if (!turn.ok) return turn;
  if (turn.value.agentId === deed.answerer.id) return decide();
  return decide({ kind: 'sub_task_taken', subTaskId: deed.subTaskId, agentId: deed.answerer.id, at: deed.at, by: deed.by });
}

export function releaseSubTask(ticket: Ticket, deed: AnswerDeed): Decided<TurnRefusal | 'sub_task.not_taken'> {
  const turn = turnOf(ticket, deed, true);
  if (!turn.ok) return turn;
  if (turn.value.agentId === null) return refuse('sub_task.not_taken');
  return decide({ kind: 'sub_task_released', subTaskId: deed.subTaskId, at: deed.at, by: deed.by });
}

type AnswerRefusal = TurnRefusal | 'sub_task.kind_differs' | 'step.fields_invalid' | 'step.fields_missing';

export function answerSubTask(ticket: Ticket, deed: AnswerDeed & { readonly form: Form; readonly text: string; readonly fields: JsonObject; readonly files: readonly Id[] }): Decided<AnswerRefusal> {
  const turn = turnOf(ticket, deed);
  if (!turn.ok) return turn;
  if (turn.value.kind !== 'help') return refuse('sub_task.kind_differs', { kind: turn.value.kind });
  const wrong = formRefusal(deed.form, deed.fields);
  if (wrong) return wrong;
  return decide({ kind: 'sub_task_done', subTaskId: deed.subTaskId, outcome: 'done', text: deed.text.trim(), fields: deed.fields, files: deed.files, at: deed.at, by: deed.by });
}

type ApproveRefusal = TurnRefusal | 'sub_task.kind_differs' | 'sub_task.own_wish' | 'sub_task.approved_before';

/** Four eyes: nobody approves the own wish, and nobody twice in one chain. */
export function approveSubTask(ticket: Ticket, deed: AnswerDeed & { readonly note: string | null }): Decided<ApproveRefusal> {
  const turn = turnOf(ticket, deed);
  if (!turn.ok) return turn;
  const { kind, askedBy, approvedBy, layer, layers } = turn.value;
  const { subTaskId, note, at, by } = deed;
  if (kind !== 'approval') return refuse('sub_task.kind_differs', { kind });
  if (askedBy === deed.answerer.id) return refuse('sub_task.own_wish');
  if (approvedBy.includes(deed.answerer.id)) return refuse('sub_task.approved_before');
  if (layer + 1 < layers.length) return decide({ kind: 'sub_task_approved', subTaskId, layer, note, at, by });
  return decide({ kind: 'sub_task_done', subTaskId, outcome: 'approved', text: note ?? '', fields: {}, files: [], at, by });
}

/** "No" ends the whole chain; "we cannot help" ends the task. */
export function declineSubTask(ticket: Ticket, deed: AnswerDeed & { readonly reason: string }): Decided<TurnRefusal> {
  const turn = turnOf(ticket, deed);
  if (!turn.ok) return turn;
  return decide({ kind: 'sub_task_declined', subTaskId: deed.subTaskId, reason: deed.reason.trim(), at: deed.at, by: deed.by });
}

/** A call that reached the customer ends the call-back, and so does the last one that did not. */
export function recordCall(ticket: Ticket, deed: AnswerDeed & { readonly reached: boolean; readonly note: string | null }): Decided<TurnRefusal | 'sub_task.kind_differs'> {
  const turn = turnOf(ticket, deed);
  if (!turn.ok) return turn;
  const { subTaskId, reached, note, at, by } = deed;
  if (turn.value.kind !== 'call_back') return refuse('sub_task.kind_differs', { kind: turn.value.kind });
  const attempted: TicketEvent = { kind: 'sub_task_attempted', subTaskId, reached, note, at, by };
  if (!reached && turn.value.attempts + 1 < mostCalls) return decide(attempted);
  return decide(attempted, { kind: 'sub_task_done', subTaskId, outcome: reached ? 'reached' : 'not_reached', text: note ?? '', fields: {}, files: [], at, by });
}

/** Whether it is the answerer's turn. `alsoOfOthers`: what a colleague has in hand may be given back by whoever may step in. */
function turnOf(ticket: Ticket, { subTaskId, answerer }: AnswerDeed, alsoOfOthers = false): Result<SubTask, TurnRefusal> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const subTask = ticket.subTasks.find(({ id }) => id === subTaskId);
  if (!subTask) return refuse('sub_task.unknown');
  if (subTask.state !== 'open') return refuse('sub_task.ended', { state: subTask.state });
  const mayStepIn = answerer.mayOverride && subTask.kind !== 'approval';
  if (!mayStepIn && !isAsked(subTask.layers[subTask.layer]!, answerer)) return refuse('sub_task.not_asked', { layer: subTask.layer + 1 });
  const isOthers = subTask.agentId !== null && subTask.agentId !== answerer.id;
  if (isOthers && !(alsoOfOthers && answerer.mayOverride)) return refuse('sub_task.taken', { agentId: subTask.agentId });
  return accept(subTask);
}

/** Whoever asks with a form wants all of it. A tick left out says no. */
function formRefusal(form: Form, fields: JsonObject): Refused<'step.fields_invalid' | 'step.fields_missing'> | null {
  const invalid = checkForm(form, fields);
  if (invalid.length > 0) return refuse('step.fields_invalid', { invalid: invalid.map((problem) => ({ ...problem })) });
  const missing = Object.entries(form.properties).filter(([name, { type }]) => type !== 'boolean' && !isPresent(fields[name] ?? null));
  if (missing.length === 0) return null;
  return refuse('step.fields_missing', { missing: missing.map(([field, { label }]) => ({ field, label: { ...label } })) });
}

export function mayTurnTo(subTask: Pick<SubTask, 'layers' | 'layer' | 'kind' | 'agentId' | 'state' | 'askedBy' | 'approvedBy'>, answerer: Answerer): boolean {
  if (subTask.state !== 'open') return false;
  if (subTask.agentId !== null && subTask.agentId !== answerer.id) return false;
  return (answerer.mayOverride && subTask.kind !== 'approval') || isAsked(subTask.layers[subTask.layer]!, answerer);
}

