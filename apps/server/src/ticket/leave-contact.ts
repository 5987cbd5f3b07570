/** A customer who was answered leaves a way to be reached: what waited only for that goes on by itself. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { closedRefusal, decide } from '@huiyin/domain/ticket/decision.ts';
import { claimContact } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import { changeTicket } from './change-ticket.ts';
import type { ChatTicket } from './chat.store.ts';

export async function leaveContact(
  shell: Shell,
  { id, customerId }: Pick<ChatTicket, 'id' | 'customerId'>,
  left: { readonly phone: string } | { readonly email: string },
): Promise<Result<undefined, 'visitor.unknown' | 'customer.contact_invalid' | 'ticket.archived' | 'ticket.merged'>> {
  const [contact, value] = 'phone' in left ? (['phone', left.phone] as const) : (['email', left.email] as const);
  const claimed = await claimContact(shell, { customerId, kind: contact, value });
  if (!claimed.ok) return claimed;
  const by = { kind: 'customer', id: customerId } as const;
  const told = await changeTicket(shell, { ticketId: id, reach: { scope: 'all' }, by, version: null }, ({ ticket, at }) => closedRefusal(ticket) ?? decide({ kind: 'contact_left', contact, at, by }));
  if (told.ok) return accept(undefined);
  if (told.code === 'ticket.archived' || told.code === 'ticket.merged') return refuse(told.code, told.facts);
  throw new Error(`no version was named and the whole centre is in reach, but ${told.code}`);
}
