/** The acts on one ticket, each a use case of one decision. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { checkForm } from '@huiyin/domain/flow/check-fields.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { refuse } from '@huiyin/domain/kernel/result.ts';
import { changeSubject, fillFields } from '@huiyin/domain/ticket/change-facts.ts';
import { exit } from '@huiyin/domain/ticket/exit.ts';
import { assign, release, take } from '@huiyin/domain/ticket/hold.ts';
import { prioritise } from '@huiyin/domain/ticket/prioritise.ts';
import { raiseException } from '@huiyin/domain/ticket/raise-exception.ts';
import { answersOf, rate } from '@huiyin/domain/ticket/rate.ts';
import { reopen } from '@huiyin/domain/ticket/reopen.ts';
import { proposeSolution } from '@huiyin/domain/ticket/settle.ts';
import type { Grade, PauseReason, SurveyAnswers, Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { escalate, pause, resume } from '@huiyin/domain/ticket/wait.ts';
import { waiveAnswer } from '@huiyin/domain/ticket/waive-answer.ts';
import { readPerson, readTeam } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { findingsIn, refuseBlocked } from '../wording/index.ts';
import { changeTicket } from './change-ticket.ts';
import { doerOf, powersOf } from './doer.ts';
import { linksWithin } from './page-after.ts';
import { rosterOf } from './roster.ts';
import { categoryPath, customFormOf, partedFields, taxonomyOf } from './taxonomy.ts';
import { readLastInboundSeq } from './thread.store.ts';
import { saveFiles } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

export interface ActCall {
  readonly ticketId: string;
  readonly actor: Actor;
  readonly reach: Reach;
  readonly version: number | null;
}

/** The part that every act shares: which ticket, who, which version was seen. */
function wishOf(call: ActCall) {
  return { ticketId: call.ticketId, reach: call.reach, version: call.version, by: doerOf(call.actor), page: linksWithin(call.actor) };
}

function deed(call: ActCall, at: number) {
  return { at, by: doerOf(call.actor) };
}

export function takeTicket(shell: Shell, call: ActCall) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) =>
    // A key is no person: it works tickets, but nobody can ask it for them.
    call.actor.kind === 'key'
      ? refuse('ticket.role_mismatch', { role: ticket.role })
      : take(ticket, { ...deed(call, at), ...powersOf(call.actor), agentId: call.actor.id, teamIds: call.actor.teamIds }),
  );
}

export async function assignTicket(shell: Shell, call: ActCall & { agentId: string | null; teamId: string | null }) {
  const person = call.agentId === null ? null : await readPerson(shell.db, call.agentId);
  if (person === undefined) return refuse('person.unknown');
  if (call.teamId !== null && !(await readTeam(shell.db, call.teamId))) return refuse('team.unknown');
  const { rolesOf } = await rosterOf(shell);
  return changeTicket(shell, wishOf(call), ({ ticket, at }) =>
    assign(ticket, {
      ...deed(call, at),
      agent: person && { id: person.id, roles: rolesOf.get(person.id) ?? [], active: person.active },
      teamId: call.teamId ?? teamOf(person, ticket) ?? ticket.teamId,
    }),
  );
}

/** The ticket's own team if the person is in it, else the person's first. */
export function teamOf(person: { readonly teams: readonly { readonly id: string }[] } | null, ticket: Ticket): string | null {
  if (!person) return null;
  return person.teams.find((team) => team.id === ticket.teamId)?.id ?? person.teams[0]?.id ?? null;
}

export function releaseTicket(shell: Shell, call: ActCall & { reason: string | null }) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) =>
    release(ticket, { ...deed(call, at), agentId: call.actor.id, mayOverride: powersOf(call.actor).mayOverride, reason: call.reason }),
  );
}

export function exitStep(shell: Shell, call: ActCall & { exit: string; fields: JsonObject; note: string | null }) {
  return changeTicket(shell, wishOf(call), (loaded) =>
    exit(loaded.ticket, { ...deed(call, loaded.at), ...powersOf(call.actor), exit: call.exit, fields: call.fields, note: call.note, followUpId: shell.ids.next() }, loaded),
  );
}

export async function fillTicketFields(shell: Shell, call: ActCall & { fields: JsonObject }) {
  const taxonomy = await taxonomyOf(shell.db);
  return changeTicket(shell, wishOf(call), (loaded) => {
    const form = customFormOf(taxonomy, loaded.ticket.kind);
    const { own, custom } = partedFields(form, call.fields);
    const invalid = checkForm(form, custom);
    if (invalid.length > 0) return refuse('step.fields_invalid', { invalid: invalid.map((problem) => ({ ...problem })) });
    return fillFields(loaded.ticket, { ...deed(call, loaded.at), fields: own, custom }, loaded);
  });
}

export function changeTicketSubject(shell: Shell, call: ActCall & { subject: string }) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) => changeSubject(ticket, { ...deed(call, at), subject: call.subject }));
}

export async function prioritiseTicket(shell: Shell, call: ActCall & { urgency: Grade; impact: Grade }) {
  const taxonomy = await taxonomyOf(shell.db);
  return changeTicket(shell, wishOf(call), ({ ticket, surroundings, at }) =>
    prioritise(ticket, {
      ...deed(call, at),
      urgency: call.urgency,
      impact: call.impact,
      tier: surroundings.customer.tier,
      security: categoryPath(taxonomy, ticket.categoryId).some((category) => category.security),
    }),
  );
}

export function raiseTicketException(shell: Shell, call: ActCall & { plan: string; note: string | null }) {
  return changeTicket(shell, wishOf(call), (loaded) =>
    raiseException(loaded.ticket, { ...deed(call, loaded.at), ...powersOf(call.actor), plan: call.plan, note: call.note, followUpId: shell.ids.next() }, loaded),
  );
}

export async function escalateTicket(shell: Shell, call: ActCall & { teamId: string | null; reason: string }) {
  if (call.teamId !== null && !(await readTeam(shell.db, call.teamId))) return refuse('team.unknown');
  return changeTicket(shell, wishOf(call), ({ ticket, at }) => escalate(ticket, { ...deed(call, at), teamId: call.teamId, reason: call.reason }));
}

export function pauseTicket(shell: Shell, call: ActCall & { reason: PauseReason; until: number | null; note: string | null }) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) => pause(ticket, { ...deed(call, at), reason: call.reason, until: call.until, note: call.note }));
}

export function resumeTicket(shell: Shell, call: ActCall) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) => resume(ticket, deed(call, at)));
}

export async function proposeTicketSolution(shell: Shell, call: ActCall & { text: string; evidence: readonly string[] }) {
  // The customer reads it on their page.
  const refused = refuseBlocked(await findingsIn(shell, call.text));
  if (refused) return refused;
  const files = await filesOf(shell, call.evidence, `${call.actor.kind}:${call.actor.id}`);
  if (files === null) return refuse('file.unknown');
  return changeTicket(shell, wishOf(call), async ({ ticket, at }, tx) => {
    const decided = proposeSolution(ticket, { ...deed(call, at), text: call.text, evidence: files.map((file) => file.id) });
    if (decided.ok) await saveFiles(tx, ticket.id, files, false);
    return decided;
  });
}

export function waiveTicketAnswer(shell: Shell, call: ActCall & { seenSeq: number | null }) {
  return changeTicket(shell, wishOf(call), async ({ ticket, at }, tx) => waiveAnswer(ticket, { ...deed(call, at), seenSeq: call.seenSeq, lastInboundSeq: await readLastInboundSeq(tx, ticket.id) }));
}

export function rateTicket(shell: Shell, call: ActCall & SurveyAnswers & { score: number; scale: number; comment: string | null }) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) => rate(ticket, { ...deed(call, at), score: call.score, scale: call.scale, comment: call.comment, ...answersOf(call) }));
}

export function reopenTicket(shell: Shell, call: ActCall & { reason: string }) {
  return changeTicket(shell, wishOf(call), (loaded) => reopen(loaded.ticket, { ...deed(call, loaded.at), reason: call.reason, followUpId: shell.ids.next() }, loaded));
}
