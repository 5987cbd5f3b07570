/** Asks others for their part of a ticket, and takes the wish back. */

import type { Form, StepLimit } from '@huiyin/domain/flow/flow.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { askSubTask, cancelSubTask } from '@huiyin/domain/ticket/ask-sub-task.ts';
import type { AskedOf, CallBackWish, SubTaskKind } from '@huiyin/domain/ticket/sub-task.ts';
import type { Doer } from '@huiyin/domain/ticket/ticket.ts';
import { readPerson, readRoleKeys, readTeam } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { callHoursOf } from './call-hours.ts';
import { changeTicket } from './change-ticket.ts';
import { isPhoneOf } from './sub-task.store.ts';
import { readMessagesById, readTicketFiles } from './thread.store.ts';
import { type FileFacts, saveFiles } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

export interface AskCall {
  readonly ticketId: string;
  readonly reach: Reach;
  readonly by: Doer;
  readonly version: number | null;
  readonly kind: SubTaskKind;
  readonly title: string;
  readonly asks: string;
  readonly form: Form;
  readonly layers: readonly AskedOf[];
  readonly within: StepLimit | null;
  readonly excerpts: readonly string[];
  readonly files: readonly string[];
  readonly callBack: CallBackWish | null;
}

export const noForm: Form = { type: 'object', properties: {} };

export async function askForSubTask(shell: Shell, call: AskCall) {
  const layers = await knownLayers(shell.db, call.layers);
  if (!layers.ok) return layers;
  const wrong = Object.entries(call.form.properties).filter(([, field]) => (field.minimum ?? -Infinity) > (field.maximum ?? Infinity));
  if (wrong.length > 0) return refuse('step.fields_invalid', { invalid: wrong.map(([field, { label }]) => ({ field, label: { ...label }, flaw: 'minimum' })) });
  const files = await filesToShow(shell, call);
  if (files === null) return refuse('file.unknown');
  const id = shell.ids.next();
  const callHours = await callHoursOf(shell);
  const asked = await changeTicket(shell, call, async ({ ticket, at }, tx) => {
    if (call.callBack && !(await isPhoneOf(tx, call.callBack.contactPointId, ticket.customerId))) return refuse('contact_point.unknown');
    if (call.excerpts.length > 0 && (await readMessagesById(tx, ticket.id, call.excerpts)).length < call.excerpts.length) return refuse('message.unknown');
    const { kind, title, asks, form, within, excerpts, callBack } = call;
    const decided = askSubTask(ticket, { subTask: { id, kind, title, asks, form, layers: layers.value, within, excerpts, files: call.files, callBack }, callHours, at, by: call.by });
    if (decided.ok) await saveFiles(tx, ticket.id, files, true);
    return decided;
  });
  return asked.ok ? accept({ subTaskId: id, ticket: asked.value.ticket }) : asked;
}

export function takeBackSubTask(shell: Shell, call: Pick<AskCall, 'ticketId' | 'reach' | 'by'> & { readonly subTaskId: string; readonly reason: string | null }) {
  const { subTaskId, reason, by } = call;
  return changeTicket(shell, { ticketId: call.ticketId, reach: call.reach, by, version: null }, ({ ticket, at }) => cancelSubTask(ticket, { subTaskId, reason, at, by }));
}

async function knownLayers(db: Db, layers: readonly AskedOf[]): Promise<Result<readonly AskedOf[], 'team.unknown' | 'role.unknown' | 'person.unknown' | 'person.inactive'>> {
  for (const { teamId, role, agentId } of layers) {
    if (teamId !== null && !(await readTeam(db, teamId))) return refuse('team.unknown');
    if (role !== null && (await readRoleKeys(db, [role])).length === 0) return refuse('role.unknown');
    const person = agentId === null ? null : await readPerson(db, agentId);
    if (person === undefined) return refuse('person.unknown');
    if (person && !person.active) return refuse('person.inactive');
  }
  return accept(layers);
}

/** Fresh uploads of whoever asks; what is on the ticket already needs no saving. Null when one is neither. */
async function filesToShow(shell: Shell, { ticketId, files, by }: AskCall): Promise<FileFacts[] | null> {
  const there = new Set((await readTicketFiles(shell.db, ticketId, files)).map(({ id }) => id));
  return filesOf(shell, files.filter((id) => !there.has(id)), `${by.kind}:${by.id}`);
}
