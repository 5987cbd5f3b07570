/** Hands a ticket over with its summary, acknowledges one, and ends an exception by hand. */

import { refuse } from '@huiyin/domain/kernel/result.ts';
import { acknowledgeHandOver, handOver, type HandOverSummary } from '@huiyin/domain/ticket/hand-over.ts';
import { settleException } from '@huiyin/domain/ticket/settle-exception.ts';
import { readPerson, readTeam } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { type ActCall, teamOf } from './acts.ts';
import { changeTicket } from './change-ticket.ts';
import { doerOf, powersOf } from './doer.ts';
import { rosterOf } from './roster.ts';

export async function handOverTicket(shell: Shell, call: ActCall & { readonly agentId: string | null; readonly teamId: string | null; readonly summary: HandOverSummary }) {
  const person = call.agentId === null ? null : await readPerson(shell.db, call.agentId);
  if (person === undefined) return refuse('person.unknown');
  if (call.teamId !== null && !(await readTeam(shell.db, call.teamId))) return refuse('team.unknown');
  const { rolesOf } = await rosterOf(shell);
  return changeTicket(shell, wishOf(call), ({ ticket, at }) =>
    handOver(ticket, {
      agent: person && { id: person.id, roles: rolesOf.get(person.id) ?? [], active: person.active },
      teamId: call.teamId ?? teamOf(person, ticket),
      summary: call.summary,
      at,
      by: doerOf(call.actor),
    }),
  );
}

export function acknowledgeTicketHandOver(shell: Shell, call: ActCall) {
  return changeTicket(shell, wishOf(call), ({ ticket, at }) => acknowledgeHandOver(ticket, { at, by: doerOf(call.actor) }));
}

export function settleTicketException(shell: Shell, call: ActCall & { readonly note: string }) {
  return changeTicket(shell, wishOf(call), (loaded) => settleException(loaded.ticket, { note: call.note, ...powersOf(call.actor), at: loaded.at, by: doerOf(call.actor) }, loaded));
}

function wishOf(call: ActCall) {
  return { ticketId: call.ticketId, reach: call.reach, version: call.version, by: doerOf(call.actor) };
}
