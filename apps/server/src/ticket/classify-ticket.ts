/** A person sets or corrects what a ticket is about; what the machine guessed stays in the log beside it. */

import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import { classify } from '@huiyin/domain/ticket/classify.ts';
import { markComplaint } from '@huiyin/domain/ticket/mark-complaint.ts';
import { weigh } from '@huiyin/domain/ticket/prioritise.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import { changeTicket } from './change-ticket.ts';
import { doerOf } from './doer.ts';
import { linksWithin } from './page-after.ts';
import { flowFor, ownVersionOr } from './fill-classification.ts';
import { categoryByKey, categoryPath, taxonomyOf } from './taxonomy.ts';

export async function classifyTicket(shell: Shell, call: ActCall & { kind: string | undefined; category: string | undefined }) {
  const taxonomy = await taxonomyOf(shell.db);
  const category = call.category === undefined ? null : categoryByKey(taxonomy, call.category);
  if (category === undefined) return refuse('category.unknown', { category: call.category ?? null });
  if (call.kind !== undefined && !taxonomy.kinds.some((kind) => kind.key === call.kind)) return refuse('ticket_kind.unknown', { kind: call.kind });

  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: call.ticketId, reach: call.reach, version: call.version, by, page: linksWithin(call.actor) }, async ({ ticket, document, surroundings, at }, tx) => {
    const kind = call.kind ?? ticket.kind;
    const categoryId = category?.id ?? ticket.categoryId;
    if (kind === ticket.kind && categoryId === ticket.categoryId) return accept({ events: [], say: [] });
    const flow = await flowFor(tx, taxonomy, { kind, categoryId, channelId: ticket.channelId });
    if (!flow.ok) return flow;
    const decided = classify(ticket, { kind, categoryId, classifier: 'person', probability: 1, reasons: [], flow: ownVersionOr({ id: ticket.flowVersionId, document }, flow.value), at, by });
    if (!decided.ok) return decided;
    const security = categoryPath(taxonomy, categoryId).some((above) => above.security);
    return accept({ ...decided.value, events: [...decided.value.events, ...weigh(ticket, { urgency: null, tier: surroundings.customer.tier, security, at, by })] });
  });
}

export async function markTicketComplaint(shell: Shell, call: ActCall & { reason: string }) {
  const taxonomy = await taxonomyOf(shell.db);
  const by = doerOf(call.actor);
  return changeTicket(shell, { ticketId: call.ticketId, reach: call.reach, version: call.version, by, page: linksWithin(call.actor) }, async ({ ticket, document, at }, tx) => {
    const flow = await flowFor(tx, taxonomy, { kind: 'complaint', categoryId: ticket.categoryId, channelId: ticket.channelId });
    if (!flow.ok) return flow;
    return markComplaint(ticket, { reason: call.reason, flow: ownVersionOr({ id: ticket.flowVersionId, document }, flow.value), at, by });
  });
}
