/** Joins what arrives with what is known, by sequence number: nothing twice, everything in order, whichever way it came. */

import type { ChatMessage } from '@huiyin/domain/ticket/chat.contract.ts';

export function mergeMessages(known: readonly ChatMessage[], incoming: readonly ChatMessage[]): readonly ChatMessage[] {
  const fresh = incoming.filter((message) => !known.some((other) => other.id === message.id));
  if (fresh.length === 0) return known;
  const byId = new Map([...known, ...fresh].map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/** From where to ask on. Only a listing moves it: what we said ourselves may have overtaken what others said before. */
export function nextCursor(cursor: number, listed: readonly ChatMessage[]): number {
  return listed.reduce((highest, { seq }) => Math.max(highest, seq), cursor);
}

/** Another message under a known number: the chat went on in a new ticket, whose numbers begin again. */
export function isAnotherTicket(known: readonly ChatMessage[], message: ChatMessage): boolean {
  return known.some(({ id, seq }) => seq === message.seq && id !== message.id);
}
