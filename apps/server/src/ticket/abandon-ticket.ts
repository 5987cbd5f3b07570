/** Notes that a customer stopped waiting for a first answer. */

import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import { abandon } from '@huiyin/domain/ticket/abandon.ts';
import type { Doer } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';
import { changeTicket } from './change-ticket.ts';

/** `leftAt` null: just now. */
export function abandonTicket(shell: Shell, { ticketId, leftAt, by }: { readonly ticketId: string; readonly leftAt: Instant | null; readonly by: Doer }) {
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by, version: null }, ({ ticket, at }) => abandon(ticket, { leftAt: leftAt ?? at, at, by }));
}
