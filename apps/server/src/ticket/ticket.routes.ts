/** HTTP for tickets: reading them, and every act of the loop. */

import { Readable } from 'node:stream';
import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/ticket.contract.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.contract.ts';
import { answersOf } from '@huiyin/domain/ticket/rate.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { readPublished } from '../flow/index.ts';
import { recordAudit } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import * as acts from './acts.ts';
import { classifyTicket, markTicketComplaint } from './classify-ticket.ts';
import { confirmTicket } from './confirm-ticket.ts';
import type { TicketPage } from './detail.store.ts';
import { doerOf } from './doer.ts';
import { countDueFollowUps } from './follow-up.store.ts';
import { expediteTicket } from './expedite-ticket.ts';
import { exportTickets } from './export-tickets.ts';
import { openTicket } from './open-ticket.ts';
import { countQueues } from './queue.store.ts';
import { readQueue } from './read-queue.ts';
import { linkTickets, mergeTicket, splitTicket, unlinkTickets, unmergeTicket } from './relate-tickets.ts';
import { knownOf } from './reactions.ts';
import { viewPage, viewQueueRow, viewTicket } from './ticket.view.ts';

const countCap = 1000;
const dayMs = 86_400_000;

interface TicketCall {
  readonly params: { readonly ticketId: string };
  readonly actor: Actor;
  readonly reach: Reach;
  readonly version: number | null;
}

export const ticketRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;
  const call = ({ params, actor, reach, version }: TicketCall): acts.ActCall => ({ ticketId: params.ticketId, actor, reach, version });

  /** Who acted sees the ticket once more even when the act took it out of reach: the reply belongs to the act. */
  const shown = async <Code extends string>({ actor }: { actor: Actor }, ticketId: string, result: Result<Ticket | { readonly page: TicketPage | null }, Code>): Promise<Result<TicketView, Code>> => {
    if (!result.ok) return result as Refused<Code>;
    const page = 'page' in result.value ? result.value.page : null;
    return accept(page ? await viewPage(shell, page, actor) : (await viewTicket(shell, ticketId, actor, { scope: 'all' }))!);
  };

  serve(contract.listTickets, async ({ query, actor, reach }) => {
    const { queue = 'all', limit, after, ...filter } = query;
    const page = await readQueue(shell, { queue, reach, me: actor.id, myTeams: actor.teamIds, filter, at: shell.clock.now(), page: pageWish({ ...(limit === undefined ? {} : { limit }), ...(after === undefined ? {} : { after }) }) });
    if (page === 'page.cursor_invalid') return refuse(page);
    const [known, at] = [await knownOf(shell), shell.clock.now()];
    const flows = new Map(await Promise.all([...new Set(page.rows.map((row) => row.flow_version_id))].map(async (id) => [id, await readPublished(db, id)] as const)));
    return accept({ items: page.rows.map((row) => viewQueueRow(row, flows.get(row.flow_version_id)!, known, at)), next: page.next });
  });

  serve(contract.exportTickets, async ({ query, actor, reach, address, userAgent }) => {
    const { language = 'zh', queue = 'all', ...filter } = query;
    await db.transaction().execute((tx) => recordAudit(tx, shell, { actor, action: 'ticket.exported', target: null, facts: { queue, filter: Object.keys(filter) }, address, userAgent }));
    return accept({ name: language === 'zh' ? '工单.csv' : 'tickets.csv', type: 'text/csv; charset=utf-8', content: Readable.from(exportTickets(shell, { queue, me: actor.id, myTeams: actor.teamIds, reach, filter, language })) });
  });

  serve(contract.countTickets, async ({ actor, reach }) => {
    const [counts, followUps] = await Promise.all([
      countQueues(db, { reach, me: actor.id, myTeams: actor.teamIds }, countCap),
      countDueFollowUps(db, actor.id, shell.clock.now() + dayMs, countCap),
    ]);
    return accept({ ...counts, followUps, cap: countCap });
  });

  serve(contract.openTicket, async ({ body, actor }) => {
    const { fields, ...wish } = body;
    const opened = await openTicket(shell, { ...wish, ...(fields === undefined ? {} : { fields: fields as JsonObject }), by: doerOf(actor), teamIds: actor.teamIds });
    return opened.ok ? shown({ actor }, opened.value.ticket.id, opened) : opened;
  });

  serve(contract.readTicket, async ({ params, actor, reach }) => {
    const view = await viewTicket(shell, params.ticketId, actor, reach);
    return view ? accept(view) : refuse('ticket.unknown');
  });

  serve(contract.takeTicket, async (c) => shown(c, c.params.ticketId, await acts.takeTicket(shell, call(c))));
  serve(contract.assignTicket, async (c) => shown(c, c.params.ticketId, await acts.assignTicket(shell, { ...call(c), agentId: c.body.agentId ?? null, teamId: c.body.teamId ?? null })));
  serve(contract.releaseTicket, async (c) => shown(c, c.params.ticketId, await acts.releaseTicket(shell, { ...call(c), reason: c.body?.reason ?? null })));
  serve(contract.classifyTicket, async (c) => shown(c, c.params.ticketId, await classifyTicket(shell, { ...call(c), kind: c.body.kind, category: c.body.category })));
  serve(contract.prioritiseTicket, async (c) => shown(c, c.params.ticketId, await acts.prioritiseTicket(shell, { ...call(c), urgency: c.body.urgency, impact: c.body.impact })));
  serve(contract.exitStep, async (c) =>
    shown(c, c.params.ticketId, await acts.exitStep(shell, { ...call(c), exit: c.body.exit, fields: (c.body.fields ?? {}) as JsonObject, note: c.body.note ?? null })),
  );
  serve(contract.fillFields, async (c) => shown(c, c.params.ticketId, await acts.fillTicketFields(shell, { ...call(c), fields: c.body.fields as JsonObject })));
  serve(contract.changeSubject, async (c) => shown(c, c.params.ticketId, await acts.changeTicketSubject(shell, { ...call(c), subject: c.body.subject })));
  serve(contract.raiseException, async (c) => shown(c, c.params.ticketId, await acts.raiseTicketException(shell, { ...call(c), plan: c.body.plan, note: c.body.note ?? null })));
  serve(contract.escalateTicket, async (c) => shown(c, c.params.ticketId, await acts.escalateTicket(shell, { ...call(c), teamId: c.body.teamId ?? null, reason: c.body.reason })));
  serve(contract.expediteTicket, async (c) => shown(c, c.params.ticketId, await expediteTicket(shell, { ...call(c), reason: c.body.reason, address: c.address, userAgent: c.userAgent })));
  serve(contract.pauseTicket, async (c) =>
    shown(c, c.params.ticketId, await acts.pauseTicket(shell, { ...call(c), reason: c.body.reason, until: c.body.until === undefined ? null : Date.parse(c.body.until), note: c.body.note ?? null })),
  );
  serve(contract.resumeTicket, async (c) => shown(c, c.params.ticketId, await acts.resumeTicket(shell, call(c))));
  serve(contract.proposeSolution, async (c) => shown(c, c.params.ticketId, await acts.proposeTicketSolution(shell, { ...call(c), text: c.body.text, evidence: c.body.evidence ?? [] })));
  serve(contract.confirmTicket, async (c) =>
    shown(c, c.params.ticketId, await confirmTicket(shell, { ...call(c), confirmed: c.body.confirmed, confirmedBy: c.body.by, evidence: c.body.evidence ?? [], note: c.body.note ?? null })),
  );
  serve(contract.waiveAnswer, async (c) => shown(c, c.params.ticketId, await acts.waiveTicketAnswer(shell, { ...call(c), seenSeq: c.body?.seenSeq ?? null })));
  serve(contract.rateTicket, async (c) => shown(c, c.params.ticketId, await acts.rateTicket(shell, { ...call(c), score: c.body.score, scale: c.body.scale, comment: c.body.comment ?? null, ...answersOf(c.body) })));
  serve(contract.reopenTicket, async (c) => shown(c, c.params.ticketId, await acts.reopenTicket(shell, { ...call(c), reason: c.body.reason })));
  serve(contract.mergeTicket, async (c) => shown(c, c.params.ticketId, narrow(await mergeTicket(shell, { ...call(c), into: c.body.into }))));
  serve(contract.unmergeTicket, async (c) => shown(c, c.params.ticketId, narrow(await unmergeTicket(shell, call(c)))));
  serve(contract.splitTicket, async (c) => {
    const split = await splitTicket(shell, { ...call(c), subject: c.body.subject, messages: c.body.messages, kind: c.body.kind });
    return split.ok ? shown(c, split.value.id, split) : split;
  });
  serve(contract.linkTicket, async (c) => shown(c, c.params.ticketId, await linkTickets(shell, { ...call(c), otherId: c.body.ticketId, relation: c.body.relation ?? 'related' })));
  serve(contract.unlinkTicket, async (c) => shown(c, c.params.ticketId, await unlinkTickets(shell, { ...call(c), otherId: c.body.ticketId })));
  serve(contract.markComplaint, async (c) => shown(c, c.params.ticketId, await markTicketComplaint(shell, { ...call(c), reason: c.body.reason })));
};

/** Merging and taking it back share one shape; each can only give the refusals of its own contract. */
function narrow<Value, Code extends string>(result: Result<Value, Code>): Result<Value, never> {
  return result as Result<Value, never>;
}
