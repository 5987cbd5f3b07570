/** What a customer tells the assistant by a tap: that it helped, that it did not, that a person is wanted. Told twice, told once. */

import { accept, type Result } from '@huiyin/domain/kernel/result.ts';
import { isSpeaking } from '@huiyin/domain/ticket/assistant-part.ts';
import type { Doer, Ticket } from '@huiyin/domain/ticket/ticket.ts';
import { recordArticleVote, recordGap } from '../knowledge/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { doubtAssistantAnswer, readTicket } from '../ticket/index.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { handOn, handOnSay, keepHandOn } from './hand-on.ts';
import { readTalk, theirWords, type Talk } from './read-talk.ts';
import { settleTalk } from './settle-talk.ts';
import { readTurnOf, settleTurn, type Turn } from './turn.store.ts';

export type Told = { readonly tell: 'helped' | 'not_helped'; readonly messageId: string } | { readonly tell: 'person' };

export async function tellAssistant(shell: Shell, ticketId: string, told: Told): Promise<Result<undefined, never>> {
  const held = await readTicket(shell.db, ticketId, { scope: 'all' });
  if (!held || !isSpeaking(held.ticket)) return accept(undefined);
  const { ticket } = held;
  const by: Doer = { kind: 'customer', id: ticket.customerId };
  if (told.tell === 'person') await toPerson(shell, ticket, by);
  else if (told.messageId === ticket.assistant!.last?.messageId) await (told.tell === 'helped' ? helped(shell, ticket, told.messageId, by) : notHelped(shell, ticket, told.messageId, by));
  return accept(undefined);
}

async function toPerson(shell: Shell, ticket: Ticket, by: Doer): Promise<void> {
  const talk = await readTalk(shell.db, ticket.id);
  const { passages } = await gatherEvidence(shell, { text: theirWords(talk), language: talk.question.language, channelKey: null, byPeople: true });
  await handOn(shell, { ticket, talk, reason: 'asked', by, mood: 'neutral', passages, seenSeq: null, turn: null });
}

async function helped(shell: Shell, ticket: Ticket, messageId: string, by: Doer): Promise<void> {
  const turn = await readTurnOf(shell.db, messageId);
  await settleTalk(shell, ticket.id, { how: 'said', by });
  if (turn) await shell.db.transaction().execute((tx) => vote(tx, shell, ticket, turn, true));
}

async function notHelped(shell: Shell, ticket: Ticket, messageId: string, by: Doer): Promise<void> {
  const [turn, talk] = [await readTurnOf(shell.db, messageId), await readTalk(shell.db, ticket.id)];
  await doubtAssistantAnswer(shell, {
    ticketId: ticket.id, messageId, by, handOnSay: await handOnSay(shell, ticket, 'failed_twice'),
    doubted: async (tx) => {
      await settleTurn(tx, ticket.id, 'doubted');
      if (turn) await vote(tx, shell, ticket, turn, false);
      if (turn) await keepDoubt(tx, shell, ticket, turn);
    },
    handedOn: (tx) => keepHandOn(tx, shell, { ticket, talk: withQuestion(talk, turn), reason: 'failed_twice', mood: 'negative', passages: turn?.considered.map((article) => ({ ...article, text: '' })) ?? [], turn: null, isGap: false }),
  });
}

async function vote(tx: Tx, { clock }: Shell, ticket: Ticket, turn: Turn, helpful: boolean): Promise<void> {
  for (const { articleId, version } of turn.cited) await recordArticleVote(tx, { articleId, version, voter: `ticket:${ticket.id}`, helpful, ticketId: ticket.id, messageId: turn.messageId, at: clock.now() });
}

async function keepDoubt(tx: Tx, { ids, clock }: Shell, ticket: Ticket, turn: Turn): Promise<void> {
  await recordGap(tx, { id: ids.next(), question: turn.question.slice(0, 500), language: turn.language, source: 'thumbs_down', ticketId: ticket.id, articleId: turn.cited[0]?.articleId ?? null, byId: null, at: clock.now() });
}

/** A tap says nothing in words: the question is the one that was answered badly. */
function withQuestion(talk: Talk, turn: Turn | undefined): Talk {
  return turn === undefined || talk.question.text !== '' ? talk : { ...talk, question: { ...talk.question, text: turn.question } };
}
