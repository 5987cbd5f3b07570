/** HTTP for what tickets are to each other. */

import type { Result } from '@huiyin/domain/kernel/result.ts';
import * as contract from '@huiyin/domain/ticket/relation.contract.ts';
import type { Routes } from '../platform/serve.ts';
import type { Shell } from '../platform/shell.ts';
import { callOf, shownBy } from './call-of-act.ts';
import { linkTickets, mergeTicket, splitTicket, unlinkTickets, unmergeTicket } from './relate-tickets.ts';

export const relationRoutes = (shell: Shell): Routes => (serve) => {
  const shown = shownBy(shell);

  serve(contract.mergeTicket, async (c) => shown(c, c.params.ticketId, narrow(await mergeTicket(shell, { ...callOf(c), into: c.body.into }))));
  serve(contract.unmergeTicket, async (c) => shown(c, c.params.ticketId, narrow(await unmergeTicket(shell, callOf(c)))));
  serve(contract.splitTicket, async (c) => {
    const split = await splitTicket(shell, { ...callOf(c), subject: c.body.subject, messages: c.body.messages, kind: c.body.kind });
    return split.ok ? shown(c, split.value.id, split) : split;
  });
  serve(contract.linkTicket, async (c) => shown(c, c.params.ticketId, await linkTickets(shell, { ...callOf(c), otherId: c.body.ticketId, relation: c.body.relation ?? 'related' })));
  serve(contract.unlinkTicket, async (c) => shown(c, c.params.ticketId, await unlinkTickets(shell, { ...callOf(c), otherId: c.body.ticketId })));
};
/** Merging and taking it back share one shape; each can only give the refusals of its own contract. */
function narrow<Value, Code extends string>(result: Result<Value, Code>): Result<Value, never> {
  return result as Result<Value, never>;
}
