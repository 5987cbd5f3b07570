/** HTTP for tickets: their queues, one of them, and a new one. */

import { Readable } from 'node:stream';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { pageWish } from '@huiyin/domain/kernel/page.ts';
import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/ticket.contract.ts';
import { readPublished } from '../flow/index.ts';
import { recordAudit } from '../identity/index.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { shownBy } from './call-of-act.ts';
import { doerOf } from './doer.ts';
import { exportTickets } from './export-tickets.ts';
import { countDueFollowUps } from './follow-up.store.ts';
import { openTicket } from './open-ticket.ts';
import { countQueues } from './queue.store.ts';
import { knownOf } from './reactions.ts';
import { readQueue } from './read-queue.ts';
import { viewQueueRow, viewTicket } from './ticket.view.ts';

const countCap = 1000;
const dayMs = 86_400_000;

export const ticketRoutes = (shell: Shell): Routes => (serve) => {
  const { db } = shell;
  const shown = shownBy(shell);

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
};
