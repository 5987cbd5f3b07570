/** The customer's last word asks for nothing: somebody has read it and says so, instead of thanking for a thank you. */

import { refuse } from '../kernel/result.ts';
import { closedRefusal, decide, type Decided, type Deed } from './decision.ts';
import type { Ticket } from './ticket.ts';

export interface WaiveAnswerWish extends Deed {
  /** The last message that was seen; null: not told. */
  readonly seenSeq: number | null;
  /** The sequence number of the customer's last word. */
  readonly lastInboundSeq: number;
}

type Refusals = 'ticket.archived' | 'ticket.merged' | 'ticket.no_answer_owed' | 'ticket.never_answered' | 'ticket.newer_messages';

/** Never for somebody whom no person has answered yet: a first answer is owed whatever was said. */
export function waiveAnswer(ticket: Ticket, { seenSeq, lastInboundSeq, at, by }: WaiveAnswerWish): Decided<Refusals> {
  const closed = closedRefusal(ticket);
  if (closed) return closed;
  if (ticket.waitingSince === null) return refuse('ticket.no_answer_owed');
  if (ticket.firstAnsweredAt === null) return refuse('ticket.never_answered');
  if (seenSeq !== null && lastInboundSeq > seenSeq) return refuse('ticket.newer_messages', { newer: lastInboundSeq - seenSeq, seq: ticket.messageSeq });
  return decide({ kind: 'answer_waived', upTo: lastInboundSeq, at, by });
}
