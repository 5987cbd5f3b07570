/** HTTP for handing over, and for ending an exception by hand. */

import { accept } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/hand-over.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { acknowledgeTicketHandOver, handOverTicket, settleTicketException } from './hand-over-ticket.ts';
import { viewTicket } from './ticket.view.ts';

export const handOverRoutes = (shell: Shell): Routes => (serve) => {
  serve(contract.handOverTicket, async ({ params, body, actor, reach, version }) => {
    const done = await handOverTicket(shell, { ticketId: params.ticketId, actor, reach, version, agentId: body.agentId ?? null, teamId: body.teamId ?? null, summary: body.summary });
    return done.ok ? accept((await viewTicket(shell, params.ticketId, actor, { scope: 'all' }))!) : done;
  });

  serve(contract.acknowledgeHandOver, async ({ params, actor, reach, version }) => {
    const done = await acknowledgeTicketHandOver(shell, { ticketId: params.ticketId, actor, reach, version });
    return done.ok ? accept((await viewTicket(shell, params.ticketId, actor, { scope: 'all' }))!) : done;
  });

  serve(contract.settleException, async ({ params, body, actor, reach, version }) => {
    const done = await settleTicketException(shell, { ticketId: params.ticketId, actor, reach, version, note: body.note });
    return done.ok ? accept((await viewTicket(shell, params.ticketId, actor, { scope: 'all' }))!) : done;
  });
};
