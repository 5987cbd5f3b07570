/** What the routes of all acts have in common: the call that an act takes, and the ticket that whoever acted is shown. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { accept, type Refused, type Result } from '@huiyin/domain/kernel/result.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';
import type { ActCall } from './acts.ts';
import type { TicketPage } from './detail.store.ts';
import { viewPage, viewTicket } from './ticket.view.ts';

interface TicketCall {
  readonly params: { readonly ticketId: string };
  readonly actor: Actor;
  readonly reach: Reach;
  readonly version: number | null;
}

export function callOf({ params, actor, reach, version }: TicketCall): ActCall {
  return { ticketId: params.ticketId, actor, reach, version };
}

/** Who acted sees the ticket once more even when the act took it out of reach: the reply belongs to the act. */
export const shownBy =
  (shell: Shell) =>
  async <Code extends string>({ actor }: { actor: Actor }, ticketId: string, result: Result<Ticket | { readonly page: TicketPage | null }, Code>): Promise<Result<TicketView, Code>> => {
    if (!result.ok) return result as Refused<Code>;
    const page = 'page' in result.value ? result.value.page : null;
    return accept(page ? await viewPage(shell, page, actor) : (await viewTicket(shell, ticketId, actor, { scope: 'all' }))!);
  };
