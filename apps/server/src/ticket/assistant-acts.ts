/** The acts of the assistant, and of the customer whom it serves. What it says is decided above; here it says it, if it still may. */

import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Choice, Citation } from '@huiyin/domain/ticket/message.contract.ts';
import { acceptAnswer, doubtAnswer, handToPerson, sayAsAssistant, type TurnWish } from '@huiyin/domain/ticket/assistant-turn.ts';
import type { Doer, HandOffReason } from '@huiyin/domain/ticket/ticket.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { changeTicket, type Changed } from './change-ticket.ts';
import type { NewMessage } from './ticket.store.ts';

export const assistant: Doer = { kind: 'assistant', id: null };

export interface Speech extends Omit<TurnWish, 'at' | 'by' | 'messageId'> {
  readonly body: string;
  readonly choices: readonly Choice[];
  readonly citations: readonly Citation[];
  /** What must be kept beside the words, in their transaction. */
  readonly beside?: (tx: Tx, messageId: string) => Promise<void>;
}

type AssistantRefusal = 'ticket.unknown' | 'ticket.changed' | 'ticket.archived' | 'ticket.merged' | 'assistant.silent' | 'assistant.outrun';

/** Looked at again under the ticket's lock: after a person's word, or any other that it did not know of, nothing is said (R-K2). */
export async function speakAsAssistant(shell: Shell, ticketId: string, speech: Speech): Promise<Result<Changed, AssistantRefusal>> {
  const messageId = shell.ids.next();
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by: assistant, version: null }, async ({ ticket, at }, tx) => {
    const { body, choices, citations, beside, ...turn } = speech;
    const decided = sayAsAssistant(ticket, { ...turn, messageId, at, by: assistant });
    if (!decided.ok) return decided;
    await beside?.(tx, messageId);
    const said: NewMessage = { id: messageId, seq: ticket.messageSeq + 1, direction: 'outbound', authorKind: 'assistant', authorId: null, body, attachments: [], choices, citations, at, clientId: null };
    return accept({ ...decided.value, said: [said] });
  });
}

export interface HandOn {
  readonly ticketId: string;
  readonly reason: HandOffReason;
  readonly by: Doer;
  /** What the customer is told. */
  readonly say: BilingualText;
  /** Null: whatever was said since. Else the last message that led here: a newer word is thought about first. */
  readonly seenSeq: number | null;
  readonly beside?: (tx: Tx) => Promise<void>;
}

export async function handOnFromAssistant(shell: Shell, { ticketId, reason, by, say, seenSeq, beside }: HandOn): Promise<Result<Changed, Exclude<AssistantRefusal, 'assistant.outrun'>>> {
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by, version: null }, async ({ ticket, at }, tx) => {
    if (seenSeq !== null && ticket.messageSeq !== seenSeq) return accept({ events: [], say: [] });
    const decided = handToPerson(ticket, { reason, at, by });
    if (!decided.ok) return decided;
    await beside?.(tx);
    return accept({ ...decided.value, say: [...decided.value.say, say] });
  });
}

/** `beside`: what must be kept with it, in its transaction. */
export function acceptAssistantAnswer(shell: Shell, { ticketId, how, by, beside }: { readonly ticketId: string; readonly how: 'said' | 'left'; readonly by: Doer; readonly beside: (tx: Tx) => Promise<void> }) {
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by, version: null }, async (loaded, tx) => {
    const decided = acceptAnswer(loaded.ticket, { how, followUpId: shell.ids.next(), at: loaded.at, by }, loaded);
    if (decided.ok) await beside(tx);
    return decided;
  });
}

interface Doubt {
  readonly ticketId: string;
  readonly messageId: string;
  readonly by: Doer;
  /** What the customer is told when this was the last try. */
  readonly handOnSay: BilingualText;
  /** What must be kept in the act's transaction, where it changes anything. */
  readonly doubted: (tx: Tx) => Promise<void>;
  readonly handedOn: (tx: Tx) => Promise<void>;
}

export function doubtAssistantAnswer(shell: Shell, { ticketId, messageId, by, handOnSay, doubted, handedOn }: Doubt) {
  return changeTicket(shell, { ticketId, reach: { scope: 'all' }, by, version: null }, async ({ ticket, at }, tx) => {
    const decided = doubtAnswer(ticket, { messageId, at, by });
    if (!decided.ok || decided.value.events.length === 0) return decided;
    await doubted(tx);
    if (!decided.value.events.some(({ kind }) => kind === 'handed_to_person')) return decided;
    await handedOn(tx);
    return accept({ ...decided.value, say: [...decided.value.say, handOnSay] });
  });
}
