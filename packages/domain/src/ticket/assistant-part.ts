/** What the assistant's events make of a ticket. While it speaks, the ticket's role is `assistant`, so that no queue and no dispatcher has it. */

import type { Id } from '../kernel/id.ts';
import type { AssistantPart, AssistantTurn, HandOffReason, Ticket } from './ticket.ts';

export function isSpeaking(ticket: Pick<Ticket, 'assistant'>): boolean {
  return ticket.assistant?.state === 'speaking';
}

export function assistantBegun(ticket: Ticket): Partial<Ticket> {
  return { role: 'assistant', assistant: { role: ticket.role, state: 'speaking', turns: 0, failed: 0, last: null, ended: null } };
}

/** Its word answers for now: it is the customer's turn, but no person has answered yet (R-A5). */
export function assistantSpoke(ticket: Ticket, event: { readonly messageId: Id; readonly seq: number; readonly turn: AssistantTurn; readonly at: number }): Partial<Ticket> {
  const before = ticket.assistant;
  const part: Partial<Ticket> = { messageSeq: event.seq, lastMessageAt: event.at, waitingSince: null };
  if (before === null) return part;
  const failed = before.failed + (event.turn === 'clarify' ? 1 : 0);
  return { ...part, assistant: { ...before, turns: before.turns + 1, failed, last: { messageId: event.messageId, at: event.at, turn: event.turn, doubted: false } } };
}

export function assistantDoubted({ assistant }: Ticket): Partial<Ticket> {
  if (assistant === null || assistant.last === null) return {};
  return { assistant: { ...assistant, failed: assistant.failed + 1, last: { ...assistant.last, doubted: true } } };
}

/** An answer that the customer accepted is a first response as good as a person's. */
export function assistantAccepted(ticket: Ticket): Partial<Ticket> {
  return { ...assistantEnded(ticket, 'accepted'), waitingSince: null, firstAnsweredAt: ticket.firstAnsweredAt ?? ticket.assistant?.last?.at ?? null };
}

/** Whoever is handed on waits from here, unless their last word was not answered yet. */
export function handedToPerson(ticket: Ticket, event: { readonly reason: HandOffReason; readonly at: number }): Partial<Ticket> {
  const waits = event.reason === 'switched_off' ? ticket.waitingSince : (ticket.waitingSince ?? event.at);
  return { ...assistantEnded(ticket, event.reason), waitingSince: waits };
}

/** The step's own role is responsible again. Nothing where it does not speak. */
export function assistantEnded(ticket: Ticket, ended: NonNullable<AssistantPart['ended']>): Partial<Ticket> & { readonly role?: string } {
  if (!isSpeaking(ticket)) return {};
  return { role: ticket.assistant!.role, assistant: { ...ticket.assistant!, state: 'ended', ended } };
}
