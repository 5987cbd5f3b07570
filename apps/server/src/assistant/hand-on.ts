/** Hands a conversation on: the customer is told what to expect, whoever takes over is given a packet, keepers of knowledge hear of what could not be answered. One transaction. */

import { handOnWords } from '@huiyin/domain/assistant/hand-on-words.ts';
import { packConversation } from '@huiyin/domain/assistant/packet.ts';
import type { Reading } from '@huiyin/domain/assistant/may-speak.ts';
import type { Passage } from '@huiyin/domain/assistant/thought.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Doer, HandOffReason, Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { readExpectation } from '../dispatch/index.ts';
import { recordGap, type GapSource } from '../knowledge/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { handOnFromAssistant } from '../ticket/index.ts';
import type { Talk } from './read-talk.ts';
import { insertTurn, savePacket, settleTurn, type Turn } from './turn.store.ts';

export interface Handing {
  readonly ticket: Ticket;
  readonly talk: Talk;
  readonly reason: HandOffReason;
  readonly by: Doer;
  readonly mood: Reading['mood'];
  readonly passages: readonly Passage[];
  /** Null: whatever was said since. */
  readonly seenSeq: number | null;
  /** Where thinking led here. */
  readonly turn: Turn | null;
  /** False where what could not be answered is written down already. */
  readonly isGap?: boolean;
}

export async function handOn(shell: Shell, handing: Handing) {
  const { ticket, reason, by, seenSeq } = handing;
  return handOnFromAssistant(shell, { ticketId: ticket.id, reason, by, say: await handOnSay(shell, ticket, reason), seenSeq, beside: (tx) => keepHandOn(tx, shell, handing) });
}

export async function handOnSay(shell: Shell, ticket: Ticket, reason: HandOffReason): Promise<BilingualText> {
  const expectation = await readExpectation(shell, { teamId: ticket.teamId, channelId: ticket.channelId, role: ticket.assistant?.role ?? ticket.role });
  return handOnWords(reason, expectation, (at, language) => momentIn(at, language, expectation.timeZone));
}

/** What is kept beside the act, in its transaction. */
export async function keepHandOn(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>, { ticket, talk, reason, mood, passages, turn, isGap = true }: Omit<Handing, 'by' | 'seenSeq'>): Promise<void> {
  const at = clock.now();
  await savePacket(tx, { ticketId: ticket.id, at, reason, packet: packConversation({ said: talk.said, entities: talk.entities, mood, passages }) });
  await settleTurn(tx, ticket.id, 'handed_on');
  if (turn) await insertTurn(tx, turn);
  const source = gapOf[reason];
  const question = talk.question.text.trim() || (talk.said.findLast(({ by }) => by === 'customer')?.text ?? '');
  if (isGap && source && question !== '') await recordGap(tx, { id: ids.next(), question: question.slice(0, 500), language: talk.question.language, source, ticketId: ticket.id, articleId: null, byId: null, at });
}

/** What a person decides, or a customer wishes, says nothing about what is known. */
const gapOf: Partial<Record<HandOffReason, GapSource>> = { no_evidence: 'no_answer', failed_twice: 'no_answer' };

/** English is read far away: the distance from UTC is said with it. */
function momentIn(at: number, language: 'zh' | 'en', timeZone: string): string {
  return language === 'zh'
    ? new Intl.DateTimeFormat('zh-CN', { timeZone, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
    : new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'shortOffset' }).format(at);
}
