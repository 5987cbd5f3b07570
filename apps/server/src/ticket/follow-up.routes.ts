/** HTTP for follow-up visits. */

import { toWire, toWireOrNull } from '@huiyin/domain/kernel/instant.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/follow-up.contract.ts';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { readCustomerBrief } from '../customer/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import type { Changed } from './change-ticket.ts';
import { planVisit, recordFollowUpVisit, waiveVisit } from './follow-up-visits.ts';
import { type FollowUpRow, readFollowUps } from './follow-up.store.ts';
import { viewPage, viewTicket } from './ticket.view.ts';

export const followUpRoutes = (shell: Shell): Routes => (serve) => {
  const shown = async (actor: Actor, { ticket, page }: Changed) => (page ? viewPage(shell, page, actor) : (await viewTicket(shell, ticket.id, actor, { scope: 'all' }))!);

  serve(contract.listFollowUps, async ({ query, actor, reach }) => {
    const page = await readFollowUps(shell.db, {
      reach, me: actor.id, whose: query.whose ?? 'mine', done: query.outcome === 'done', ticketId: query.ticketId ?? null,
      page: pageWish({ ...(query.limit === undefined ? {} : { limit: query.limit }), ...(query.after === undefined ? {} : { after: query.after }) }),
    });
    if (page === 'page.cursor_invalid') return refuse(page);
    const customers = new Map((await readCustomerBrief(shell.db, page.rows.map((row) => row.customer.id))).map((customer) => [customer.id, customer]));
    const items = page.rows.map((row) => ({
      id: row.id, ticket: row.ticket, customer: { ...row.customer, contact: customers.get(row.customer.id)?.contact ?? null }, agent: row.agent,
      dueAt: toWire(row.due_at), method: row.method, script: filled(row), outcome: row.outcome, attempts: [...row.attempts], doneAt: toWireOrNull(row.done_at), note: row.note,
    }));
    return accept({ items, next: page.next });
  });

  serve(contract.planFollowUp, async ({ params, body, actor, reach, version }) => {
    const planned = await planVisit(shell, { ticketId: params.ticketId, actor, reach, version, dueAt: Date.parse(body.dueAt), method: body.method, script: body.script ?? '' });
    return planned.ok ? accept(await shown(actor, planned.value)) : planned;
  });

  serve(contract.recordFollowUp, async ({ params, body, actor, reach, version }) => {
    const recorded = await recordFollowUpVisit(shell, { followUpId: params.followUpId, actor, reach, version, reached: body.reached, result: body.result ?? null, note: body.note ?? null });
    return recorded.ok ? accept(await shown(actor, recorded.value)) : recorded;
  });

  serve(contract.waiveFollowUp, async ({ params, body, actor, reach, version }) => {
    const waived = await waiveVisit(shell, { followUpId: params.followUpId, actor, reach, version, reason: body.reason });
    return waived.ok ? accept(await shown(actor, waived.value)) : waived;
  });
};

/** Scripts are written once for all visits; whoever reads one aloud should not meet a placeholder. */
function filled({ script, ticket, customer, agent }: FollowUpRow): string {
  return script.replaceAll('{{number}}', ticket.number).replaceAll('{{customer}}', customer.name ?? '').replaceAll('{{agent}}', agent?.name ?? '');
}
