/** What is said on a ticket: by the customer, to the customer, and among ourselves. */

import type { Id } from '../kernel/id.ts';
import { day, minute } from '../kernel/instant.ts';
import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, system, type Decided, type Deed } from './decision.ts';
import type { Ticket, TicketEvent } from './ticket.ts';

/** How long after the archive a customer's word still belongs to the same matter. */
const reopenWindowMs = 7 * day;

export type Belonging = 'here' | 'reopens' | 'new';

/** Where a customer's message goes: a ticket that ended a while ago is not woken again. What the assistant settled stays settled: another question is another ticket, so that its answers never go in circles (R-K3). */
export function whereDoesItBelong(ticket: Ticket, at: number): Belonging {
  if (ticket.state !== 'archived') return 'here';
  if (ticket.assistant?.ended === 'accepted' && ticket.reopenings === 0) return 'new';
  return at - (ticket.archivedAt ?? 0) <= reopenWindowMs ? 'reopens' : 'new';
}

/** A customer's word ends a pause that waited for it. On an archived ticket, ask `whereDoesItBelong` first. */
export function receiveMessage(ticket: Ticket, wish: Deed & { readonly messageId: Id }): Decided<'ticket.archived' | 'ticket.merged'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  const received: TicketEvent = { kind: 'message_received', messageId: wish.messageId, seq: ticket.messageSeq + 1, at: wish.at, by: wish.by };
  if (ticket.state === 'paused' && ticket.pause?.reason === 'customer') return decide(received, { kind: 'resumed', at: wish.at, by: system });
  return decide(received);
}

export interface AnswerWish extends Deed {
  readonly messageId: Id;
  /** The last message that the writer saw; null: not told. */
  readonly seenSeq: number | null;
  /** The sequence number of the customer's last word. */
  readonly lastInboundSeq: number;
}

/** Talking past the customer is refused when the writer told what was seen (R-D4). */
export function answer(ticket: Ticket, wish: AnswerWish): Decided<'ticket.archived' | 'ticket.merged' | 'ticket.newer_messages'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (wish.seenSeq !== null && wish.lastInboundSeq > wish.seenSeq) {
    return refuse('ticket.newer_messages', { newer: wish.lastInboundSeq - wish.seenSeq, seq: ticket.messageSeq });
  }
  return decide({ kind: 'answered', messageId: wish.messageId, seq: ticket.messageSeq + 1, at: wish.at, by: wish.by });
}

/** Notes are welcome on archived tickets too: inspection and follow-up leave them. */
export function note(ticket: Ticket, wish: Deed & { readonly messageId: Id; readonly mentions: readonly Id[] }): Decided<'ticket.merged'> {
  if (ticket.state === 'merged') return refuse('ticket.merged', { into: ticket.mergedInto });
  return decide({ kind: 'noted', messageId: wish.messageId, seq: ticket.messageSeq + 1, mentions: wish.mentions, at: wish.at, by: wish.by });
}

const urgeAgainAfterMs = 10 * minute;

/** 催单: the customer asks to hurry. */
export function urge(ticket: Ticket, wish: Deed & { readonly note: string | null; readonly lastUrgedAt: number | null }): Decided<'ticket.archived' | 'ticket.merged' | 'ticket.urged_recently'> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (wish.lastUrgedAt !== null && wish.at - wish.lastUrgedAt < urgeAgainAfterMs) {
    return refuse('ticket.urged_recently', { againInMs: wish.lastUrgedAt + urgeAgainAfterMs - wish.at });
  }
  return decide({ kind: 'urged', note: wish.note, at: wish.at, by: wish.by });
}

export function mayUrge(ticket: Ticket, lastUrgedAt: number | null, at: number): boolean {
  return closedRefusal(ticket) === null && (lastUrgedAt === null || at - lastUrgedAt >= urgeAgainAfterMs);
}
