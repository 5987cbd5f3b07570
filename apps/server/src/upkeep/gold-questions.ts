/** The centre's own questions whose right answer is known: added and taken out, each with a line in the audit log. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { GoldQuestion } from '@huiyin/domain/upkeep/evaluation.contract.ts';
import { audited, type By } from '../identity/index.ts';
import { readArticle } from '../knowledge/index.ts';
import type { Shell } from '../platform/shell.ts';
import { type GoldRow, readGoldById, removeGold, saveGold } from './gold.store.ts';

export function addGoldQuestion(shell: Shell, wish: By & { readonly question: string; readonly language: Language; readonly articleId: Id | null }): Promise<Result<GoldQuestion, 'article.unknown'>> {
  return audited(shell, wish, async (tx) => {
    if (wish.articleId !== null && !(await readArticle(tx, wish.articleId))) return refuse('article.unknown');
    const { question, language, articleId, actor } = wish;
    const id = await saveGold(tx, { id: shell.ids.next(), question: question.replace(/\s+/gu, ' ').trim(), language, articleId, by: actor.kind === 'person' ? actor.id : null, at: shell.clock.now() });
    return accept({ value: viewGold((await readGoldById(tx, id))!), action: 'gold_question.added', target: `gold_question:${id}`, facts: { articleId } });
  });
}

export function removeGoldQuestion(shell: Shell, wish: By & { readonly id: Id }): Promise<Result<undefined, 'gold_question.unknown'>> {
  return audited(shell, wish, async (tx) => ((await removeGold(tx, wish.id)) ? accept({ value: undefined, action: 'gold_question.removed', target: `gold_question:${wish.id}`, facts: {} }) : refuse('gold_question.unknown')));
}

export function viewGold({ id, question, language, articleId, title, addedAt }: GoldRow): GoldQuestion {
  return { id, question, language, article: articleId === null ? null : { id: articleId, title: title ?? '' }, addedAt: toWire(addedAt) };
}
