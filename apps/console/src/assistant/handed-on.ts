/** Whether the assistant handed a ticket on, and whether somebody has attended to the customer since. */

import { handOffReasons } from '@huiyin/domain/ticket/ticket.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';

/** Not where somebody stepped in, nor where the customer was content: then there is no packet. */
export function wasHandedOn({ assistant }: Pick<TicketView, 'assistant'>): boolean {
  return assistant !== null && !assistant.speaks && (handOffReasons as readonly (string | null)[]).includes(assistant.ended);
}

/** It speaks first or never, so the first answer by a person is one that came after it. */
export function isAttended({ firstAnsweredAt, state }: Pick<TicketView, 'firstAnsweredAt' | 'state'>): boolean {
  return firstAnsweredAt !== null || state === 'archived' || state === 'merged';
}
