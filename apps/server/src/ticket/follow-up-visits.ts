/** Plans, records and waives follow-up visits. */

import type { FollowUpMethod } from '@huiyin/domain/flow/flow.ts';
import { refuse } from '@huiyin/domain/kernel/result.ts';
import { planFollowUp, recordVisit, waiveFollowUp } from '@huiyin/domain/ticket/follow-up.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import { changeTicket } from './change-ticket.ts';
import { doerOf } from './doer.ts';
import { linksWithin } from './page-after.ts';
import { findFollowUp } from './follow-up.store.ts';

type VisitCall = Omit<ActCall, 'ticketId'> & { readonly followUpId: string };

export function planVisit(shell: Shell, call: ActCall & { dueAt: number; method: FollowUpMethod; script: string }) {
  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: call.ticketId, reach: call.reach, version: call.version, by, page: linksWithin(call.actor) }, ({ ticket, at }) =>
    planFollowUp(ticket, { followUpId: shell.ids.next(), dueAt: call.dueAt, method: call.method, script: call.script, at, by }),
  );
}

export async function recordFollowUpVisit(shell: Shell, call: VisitCall & { reached: boolean; result: 'good' | 'bad' | null; note: string | null }) {
  const visit = await findFollowUp(shell.db, call.followUpId, call.reach);
  if (!visit) return refuse('follow_up.unknown');
  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: visit.ticketId, reach: call.reach, version: call.version, by, page: linksWithin(call.actor) }, (loaded) => {
    if (loaded.ticket.followUp?.id !== call.followUpId) return refuse('follow_up.done');
    return recordVisit(loaded.ticket, { reached: call.reached, result: call.result, note: call.note, nextFollowUpId: shell.ids.next(), at: loaded.at, by }, loaded);
  });
}

export async function waiveVisit(shell: Shell, call: VisitCall & { reason: string }) {
  const visit = await findFollowUp(shell.db, call.followUpId, call.reach);
  if (!visit) return refuse('follow_up.unknown');
  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: visit.ticketId, reach: call.reach, version: call.version, by, page: linksWithin(call.actor) }, (loaded) => {
    if (loaded.ticket.followUp?.id !== call.followUpId) return refuse('follow_up.done');
    return waiveFollowUp(loaded.ticket, { reason: call.reason, nextFollowUpId: shell.ids.next(), at: loaded.at, by }, loaded);
  });
}
