/** An article for what was asked and not answered: proposed from the cluster and the agents' own replies, begun as an ordinary draft. */

import { readEntities } from '@huiyin/domain/assistant/entities.ts';
import { type Actor, reachOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { ArticleContent } from '@huiyin/domain/knowledge/article.ts';
import { clusterQuestions } from '@huiyin/domain/upkeep/cluster-questions.ts';
import type { GapProposal } from '@huiyin/domain/upkeep/gap.contract.ts';
import { proposeAnswer } from '@huiyin/domain/upkeep/propose-answer.ts';
import { headOf } from '@huiyin/domain/upkeep/rank-gaps.ts';
import type { By } from '../identity/index.ts';
import { createArticle, draftGaps, type KeepingWish, readOpenGapsByIds } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';
import { ticketsOf, worded } from './list-gaps.ts';
import { readMatters, readRepliesAfter } from './reply.store.ts';
import { termsOf } from './terms.ts';

const mostTickets = 200;
const mostSources = 8;

export async function proposeDraft({ db }: Shell, { gapIds, actor }: { readonly gapIds: readonly Id[]; readonly actor: Actor }): Promise<Result<GapProposal, 'gap.unknown'>> {
  const gaps = (await readOpenGapsByIds(db, gapIds)).map(worded);
  if (gaps.length === 0) return refuse('gap.unknown');
  // Everything is one cluster: whoever asks has chosen what belongs together.
  const central = clusterQuestions(gaps, 0)[0]!.questions;
  const reach = reachOf(actor, 'ticket.read');
  const asking = gaps.flatMap(({ ticketId, at }) => (ticketId === null ? [] : [{ ticketId, at }])).slice(0, mostTickets);
  const [matters, replies] = reach === null ? [new Map(), []] : [await readMatters(db, ticketsOf(gaps), reach), await readRepliesAfter(db, asking, reach)];
  const { text, sources } = proposeAnswer(replies.map((reply) => ({ ...reply, text: readEntities(reply.body).masked })), termsOf);
  const known = [...matters.values()];
  return accept({
    language: central[0]!.language,
    ...mutable(headOf(central)),
    body: text,
    categoryKey: commonest(known.map(({ categoryKey }) => categoryKey)),
    teamId: actor.teamIds[0] ?? commonest(known.map(({ teamId }) => teamId)),
    sources: sources.slice(0, mostSources).map(({ reply, text: said, likeness, isQuoted, differences }) => ({
      messageId: reply.messageId, ticket: { id: reply.ticketId, number: reply.number, subject: reply.subject }, at: toWire(reply.at), text: said, likeness, isQuoted, differences: differences.map((difference) => ({ ...difference })),
    })),
  });
}

function mutable({ question, variants }: ReturnType<typeof headOf>) {
  return { question, variants: [...variants] };
}

/** The first of those that are equally common. */
function commonest(keys: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** When it is published, these gaps are settled as answered by it. */
export async function draftFromGaps(shell: Shell, wish: By & KeepingWish & { readonly gapIds: readonly Id[]; readonly language: Language; readonly content: ArticleContent }): Promise<Result<Id, 'gap.unknown' | 'article.invalid'>> {
  if ((await readOpenGapsByIds(shell.db, wish.gapIds)).length === 0) return refuse('gap.unknown');
  const created = await createArticle(shell, { ...wish, key: null }, { facts: { gaps: wish.gapIds.length }, keep: async (tx, articleId) => void (await draftGaps(tx, wish.gapIds, articleId)) });
  // A key that is made from a new id is nobody's.
  if (!created.ok && created.code === 'article.key_taken') throw new Error('a key made from a new id was taken');
  return created as Result<Id, 'article.invalid'>;
}
