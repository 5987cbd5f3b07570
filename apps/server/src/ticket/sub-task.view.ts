/** A sub-task as the API shows it: what is needed to answer it, and of the ticket no more than that. */

import { reachOf, type Actor, type Reach } from '@huiyin/domain/identity/actor.ts';
import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { mayTurnTo } from '@huiyin/domain/ticket/answer-sub-task.ts';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { Shell } from '../platform/shell.ts';
import { answererOf } from './answer-sub-task.ts';
import { clocksShown, knownOf, type Known } from './reactions.ts';
import { readSubTask, readTicketSubTasks, type SubTaskRow, type TicketReaches } from './sub-task.store.ts';

/** Null when it is out of reach. */
export async function viewSubTask(shell: Shell, id: string, actor: Actor, reach: Reach): Promise<SubTaskView | null> {
  const row = await readSubTask(shell.db, id, { reach, actor }, reachesOf(actor));
  return row === undefined ? null : viewOfSubTask(row, actor, await knownOf(shell), shell.clock.now());
}

export async function viewTicketSubTasks(shell: Shell, ticketId: string, actor: Actor): Promise<SubTaskView[]> {
  const [rows, known] = await Promise.all([readTicketSubTasks(shell.db, ticketId, reachOf(actor, 'ticket.work')), knownOf(shell)]);
  return rows.map((row) => viewOfSubTask(row, actor, known, shell.clock.now()));
}

export function viewOfSubTask(row: SubTaskRow, actor: Actor, known: Known, now: number): SubTaskView {
  const nameOf = (id: string | null) => row.people.find((person) => person.id === id) ?? null;
  const reach = reachOf(actor, 'sub_task.work');
  const turn = reach !== null && mayTurnTo({ ...row, agentId: row.agent?.id ?? null, askedBy: row.asked_by?.id ?? null, approvedBy: row.approvals.map(({ personId }) => personId) }, answererOf(actor, reach));
  const mayAnswer = turn && !(row.kind === 'approval' && (row.asked_by?.id === actor.id || row.approvals.some(({ personId }) => personId === actor.id)));
  return {
    id: row.id, kind: row.kind, title: row.title, asks: row.asks, form: row.form, state: row.state,
    ticket: { ...row.ticket, mayRead: row.may_read },
    customer: row.customer && row.call_back && { ...row.customer, contactPointId: row.call_back.contactPointId },
    wantedFrom: toWireOrNull(row.call_back?.from ?? null),
    wantedTo: toWireOrNull(row.call_back?.to ?? null),
    layers: row.layers.map(({ teamId, role, agentId }, layer) => {
      const team = row.teams.find(({ id }) => id === teamId);
      const held = row.roles.find(({ key }) => key === role);
      const approval = row.approvals.find((candidate) => candidate.layer === layer);
      return {
        team: team ? { id: team.id, name: { zh: team.zh, en: team.en } } : null,
        role: role === null ? null : { key: role, name: held ? { zh: held.zh, en: held.en } : { zh: role, en: role } },
        agent: nameOf(agentId),
        approval: approval ? { by: nameOf(approval.personId) ?? { id: approval.personId, name: '' }, at: toWire(approval.at), note: approval.note } : null,
      };
    }),
    layer: row.layer, layerAt: toWire(row.layer_at), within: row.within,
    clock: clocksShown(row.kept, known, now).find((clock) => clock.kind === 'sub_task' && isOf(clock, row)) ?? null,
    agent: row.agent, askedBy: row.asked_by, askedAt: toWire(row.asked_at),
    excerpts: row.excerpts.map(({ authorKind, authorName, attachments, at, ...message }) => ({ ...message, author: { kind: authorKind, name: authorName }, attachments: [...(attachments ?? [])], at: new Date(at).toISOString() })),
    files: [...row.asked_files],
    attempts: row.attempts.map(({ at, personId, reached, note }) => ({ at: toWire(at), by: nameOf(personId)?.name ?? null, reached, note })),
    outcome: row.outcome, answer: row.answer, fields: row.fields, answerFiles: [...row.answered_files], endedBy: row.ended_by, endedAt: toWireOrNull(row.ended_at),
    may: {
      take: turn && row.agent === null,
      release: row.state === 'open' && row.agent !== null && (row.agent.id === actor.id || reach?.scope === 'all'),
      answer: mayAnswer,
      cancel: row.state === 'open' && row.may_work,
      call: row.kind === 'call_back' && row.state === 'open' && actor.kind === 'person' && row.agent?.id === actor.id,
    },
  };
}

export function reachesOf(actor: Actor): TicketReaches {
  return { reads: reachOf(actor, 'ticket.read'), works: reachOf(actor, 'ticket.work') };
}

/** Each layer has a clock of its own. */
function isOf(clock: object, { id, layer }: SubTaskRow): boolean {
  return 'ref' in clock && clock.ref === `${id}/${layer}`;
}
