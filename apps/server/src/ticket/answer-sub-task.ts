/** What those who are asked do with a sub-task. The ticket's row is held meanwhile, so that of two answers one wins. */

import type { Form } from '@huiyin/domain/flow/flow.ts';
import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { type AnswerDeed, type Answerer, answerSubTask, approveSubTask, declineSubTask, recordCall, releaseSubTask, takeSubTask } from '@huiyin/domain/ticket/answer-sub-task.ts';
import type { Decision } from '@huiyin/domain/ticket/decision.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { changeTicket } from './change-ticket.ts';
import { doerOf } from './doer.ts';
import { findSubTask } from './sub-task.store.ts';
import { saveFiles } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

export interface SubTaskCall {
  readonly subTaskId: string;
  readonly actor: Actor;
  readonly reach: Reach;
}

export function takeAskedSubTask(shell: Shell, call: SubTaskCall) {
  return answered(shell, call, (ticket, deed) => takeSubTask(ticket, deed));
}

export function releaseAskedSubTask(shell: Shell, call: SubTaskCall) {
  return answered(shell, call, (ticket, deed) => releaseSubTask(ticket, deed));
}

export async function answerAskedSubTask(shell: Shell, call: SubTaskCall & { readonly text: string; readonly fields: JsonObject; readonly files: readonly string[] }) {
  const files = await filesOf(shell, call.files, `${call.actor.kind}:${call.actor.id}`);
  if (files === null) return refuse('file.unknown');
  return answered(shell, call, async (ticket, deed, form, tx) => {
    const decided = answerSubTask(ticket, { ...deed, form, text: call.text, fields: call.fields, files: files.map(({ id }) => id) });
    if (decided.ok) await saveFiles(tx, ticket.id, files, true);
    return decided;
  });
}

export function approveAskedSubTask(shell: Shell, call: SubTaskCall & { readonly note: string | null }) {
  return answered(shell, call, (ticket, deed) => approveSubTask(ticket, { ...deed, note: call.note }));
}

export function declineAskedSubTask(shell: Shell, call: SubTaskCall & { readonly reason: string }) {
  return answered(shell, call, (ticket, deed) => declineSubTask(ticket, { ...deed, reason: call.reason }));
}

export function recordAskedCall(shell: Shell, call: SubTaskCall & { readonly reached: boolean; readonly note: string | null }) {
  return answered(shell, call, (ticket, deed) => recordCall(ticket, { ...deed, reached: call.reached, note: call.note }));
}

/** Whoever is asked needs no way to the ticket: the sub-task is the way, and only to this. */
async function answered<Code extends string>(
  shell: Shell,
  { subTaskId, actor, reach }: SubTaskCall,
  decide: (ticket: Ticket, deed: AnswerDeed, form: Form, tx: Tx) => Result<Decision, Code> | Promise<Result<Decision, Code>>,
) {
  const found = await findSubTask(shell.db, subTaskId, { reach, actor });
  if (!found) return refuse('sub_task.unknown');
  const by = doerOf(actor);
  return changeTicket(shell, { ticketId: found.ticketId, reach: { scope: 'all' }, version: null, by }, ({ ticket, at }, tx) =>
    decide(ticket, { subTaskId, answerer: answererOf(actor, reach), at, by }, found.form, tx),
  );
}

/** A key is nobody to approve; whoever may act everywhere may step in, but never in an approval. */
export function answererOf(actor: Actor, reach: Reach): Answerer {
  return { id: actor.id, teamIds: actor.teamIds, roles: actor.roles, mayOverride: reach.scope === 'all' };
}
