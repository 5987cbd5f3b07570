/** What a customer does on the own ticket: write, urge, confirm or object, rate. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { maxMessageLength } from '@huiyin/domain/ticket/message.contract.ts';
import { rate } from '@huiyin/domain/ticket/rate.ts';
import { urge } from '@huiyin/domain/ticket/say.ts';
import { confirm } from '@huiyin/domain/ticket/settle.ts';
import type { Doer, SurveyAnswers } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';
import { changeTicket } from './change-ticket.ts';
import { sayOn, type Saying } from './chat.ts';
import { livingIn } from './chat.store.ts';
import { readTicketDetail } from './detail.store.ts';
import { findMessageByClientId, readMessagesById, type MessageRow } from './thread.store.ts';
import { readTicket, type FileFacts, type Held } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

function wishOf({ ticket }: Held): { ticketId: string; reach: { scope: 'all' }; version: null; by: Doer } {
  return { ticketId: ticket.id, reach: { scope: 'all' }, version: null, by: { kind: 'customer', id: ticket.customerId } };
}

export async function writeOwn(shell: Shell, held: Held, saying: Saying, uploaded?: readonly FileFacts[]): Promise<Result<MessageRow, 'ticket_link.unknown' | 'ticket.archived' | 'message.empty' | 'message.too_long' | 'file.unknown'>> {
  const body = saying.body.trim();
  if (body === '' && saying.attachments.length === 0) return refuse('message.empty');
  if (body.length > maxMessageLength) return refuse('message.too_long', { max: maxMessageLength });
  const files = uploaded ?? (await filesOf(shell, saying.attachments, `ticket:${held.ticket.id}`));
  if (files === null) return refuse('file.unknown');

  const id = shell.ids.next();
  let said: MessageRow | undefined;
  const wish = wishOf(held);
  const result = await changeTicket(shell, wish, async (loaded, tx) => {
    if ((said = await findMessageByClientId(tx, loaded.ticket.id, saying.clientId))) return accept({ events: [], say: [] });
    if (loaded.ticket.state === 'archived') return refuse('ticket.archived');
    if (loaded.ticket.state === 'merged') return refuse('ticket.merged');
    return accept(sayOn(shell, loaded, wish.by, { id, body, files, clientId: saying.clientId }));
  });
  if (!result.ok) {
    if (result.code === 'ticket.archived') return refuse('ticket.archived');
    if (result.code !== 'ticket.merged') return refuse('ticket_link.unknown');
    // It was merged between being found and being held: the word follows it.
    const living = await readTicket(shell.db, await livingIn(shell.db, held.ticket.id), { scope: 'all' });
    return living && living.ticket.id !== held.ticket.id ? writeOwn(shell, living, saying, files) : refuse('ticket_link.unknown');
  }
  if (!said) [said] = await readMessagesById(shell.db, held.ticket.id, [id]);
  return accept(said!);
}

export function urgeOwn(shell: Shell, held: Held, note: string | null) {
  const wish = wishOf(held);
  return changeTicket(shell, wish, async ({ ticket, at }, tx) => {
    const { lastUrgedAt } = await readTicketDetail(tx, ticket.id);
    return urge(ticket, { note, lastUrgedAt, at, by: wish.by });
  });
}

export function confirmOwn(shell: Shell, held: Held, { confirmed, reason }: { confirmed: boolean; reason: string | null }) {
  const wish = wishOf(held);
  return changeTicket(shell, wish, (loaded) =>
    confirm(loaded.ticket, { confirmed, confirmedBy: 'customer', evidence: [], note: reason, followUpId: shell.ids.next(), at: loaded.at, by: wish.by }, loaded),
  );
}

export function rateOwn(shell: Shell, held: Held, wish: SurveyAnswers & { score: number; scale: number; comment: string | null }) {
  const act = wishOf(held);
  return changeTicket(shell, act, ({ ticket, at }) => rate(ticket, { ...wish, at, by: act.by }));
}
