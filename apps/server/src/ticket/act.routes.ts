/** HTTP for every act of the loop. */

import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import * as contract from '@huiyin/domain/ticket/act.contract.ts';
import { answersOf } from '@huiyin/domain/ticket/rate.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import * as acts from './acts.ts';
import { callOf, shownBy } from './call-of-act.ts';
import { classifyTicket, markTicketComplaint } from './classify-ticket.ts';
import { confirmTicket } from './confirm-ticket.ts';
import { expediteTicket } from './expedite-ticket.ts';

export const actRoutes = (shell: Shell): Routes => (serve) => {
  const shown = shownBy(shell);

  serve(contract.takeTicket, async (c) => shown(c, c.params.ticketId, await acts.takeTicket(shell, callOf(c))));
  serve(contract.assignTicket, async (c) => shown(c, c.params.ticketId, await acts.assignTicket(shell, { ...callOf(c), agentId: c.body.agentId ?? null, teamId: c.body.teamId ?? null })));
  serve(contract.releaseTicket, async (c) => shown(c, c.params.ticketId, await acts.releaseTicket(shell, { ...callOf(c), reason: c.body?.reason ?? null })));
  serve(contract.classifyTicket, async (c) => shown(c, c.params.ticketId, await classifyTicket(shell, { ...callOf(c), kind: c.body.kind, category: c.body.category })));
  serve(contract.prioritiseTicket, async (c) => shown(c, c.params.ticketId, await acts.prioritiseTicket(shell, { ...callOf(c), urgency: c.body.urgency, impact: c.body.impact })));
  serve(contract.exitStep, async (c) =>
    shown(c, c.params.ticketId, await acts.exitStep(shell, { ...callOf(c), exit: c.body.exit, fields: (c.body.fields ?? {}) as JsonObject, note: c.body.note ?? null })),
  );
  serve(contract.fillFields, async (c) => shown(c, c.params.ticketId, await acts.fillTicketFields(shell, { ...callOf(c), fields: c.body.fields as JsonObject })));
  serve(contract.changeSubject, async (c) => shown(c, c.params.ticketId, await acts.changeTicketSubject(shell, { ...callOf(c), subject: c.body.subject })));
  serve(contract.raiseException, async (c) => shown(c, c.params.ticketId, await acts.raiseTicketException(shell, { ...callOf(c), plan: c.body.plan, note: c.body.note ?? null })));
  serve(contract.escalateTicket, async (c) => shown(c, c.params.ticketId, await acts.escalateTicket(shell, { ...callOf(c), teamId: c.body.teamId ?? null, reason: c.body.reason })));
  serve(contract.expediteTicket, async (c) => shown(c, c.params.ticketId, await expediteTicket(shell, { ...callOf(c), reason: c.body.reason, address: c.address, userAgent: c.userAgent })));
  serve(contract.pauseTicket, async (c) =>
    shown(c, c.params.ticketId, await acts.pauseTicket(shell, { ...callOf(c), reason: c.body.reason, until: c.body.until === undefined ? null : Date.parse(c.body.until), note: c.body.note ?? null })),
  );
  serve(contract.resumeTicket, async (c) => shown(c, c.params.ticketId, await acts.resumeTicket(shell, callOf(c))));
  serve(contract.proposeSolution, async (c) => shown(c, c.params.ticketId, await acts.proposeTicketSolution(shell, { ...callOf(c), text: c.body.text, evidence: c.body.evidence ?? [] })));
  serve(contract.confirmTicket, async (c) =>
    shown(c, c.params.ticketId, await confirmTicket(shell, { ...callOf(c), confirmed: c.body.confirmed, confirmedBy: c.body.by, evidence: c.body.evidence ?? [], note: c.body.note ?? null })),
  );
  serve(contract.waiveAnswer, async (c) => shown(c, c.params.ticketId, await acts.waiveTicketAnswer(shell, { ...callOf(c), seenSeq: c.body?.seenSeq ?? null })));
  serve(contract.rateTicket, async (c) => shown(c, c.params.ticketId, await acts.rateTicket(shell, { ...callOf(c), score: c.body.score, scale: c.body.scale, comment: c.body.comment ?? null, ...answersOf(c.body) })));
  serve(contract.reopenTicket, async (c) => shown(c, c.params.ticketId, await acts.reopenTicket(shell, { ...callOf(c), reason: c.body.reason })));
  serve(contract.markComplaint, async (c) => shown(c, c.params.ticketId, await markTicketComplaint(shell, { ...callOf(c), reason: c.body.reason })));
};
