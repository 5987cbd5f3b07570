/** Publishes, rolls back, retires and restores articles, and marks versions that were found wrong. Each raises the revision of what is answered. */

import type { LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { isLocalDate } from '@huiyin/domain/calendar/local-date.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { finding } from '@huiyin/domain/knowledge/finding.ts';
import { type Publication, publish, restore, retire, rollBack } from '@huiyin/domain/knowledge/publish.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { remind } from '../reminder/index.ts';
import { settleDraftedGaps } from './gap.store.ts';
import { insertVersion, readLastNumber, readVersion, saveArticle, saveWrong } from './article.store.ts';
import { changeArticle, type ChangeWish } from './change-article.ts';
import { findingsIn } from './check-content.ts';
import { readKeepers } from './keepers.store.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';
import { picturesIn, plainTextOf } from './render-markdown.ts';
import { raiseRevision } from './revision.store.ts';
import { readQuoters } from './use.store.ts';

type Refusals = 'article.unknown' | 'article.changed';

export function publishArticle(
  shell: Shell,
  ports: KnowledgePorts,
  wish: ChangeWish & { readonly note: string; readonly ownReviewReason: string | null; readonly reviewOn: LocalDate | null },
): Promise<Result<undefined, Refusals | 'article.retired' | 'article.not_in_review' | 'article.own_review' | 'article.invalid'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const at = shell.clock.now();
    const decided = publish(article, { by: wish.actor.id, note: wish.note, ownReviewReason: wish.ownReviewReason, reviewOn: wish.reviewOn, lastNumber: await readLastNumber(tx, article.id), at });
    if (!decided.ok) return decided;
    // Again, because categories, channels and linked articles may have gone since it was handed in.
    const findings = [...(await findingsIn(tx, ports, decided.value.version.content, at))];
    if (wish.reviewOn !== null && !isLocalDate(wish.reviewOn)) findings.push(finding('review.date', '/reviewOn', '没有这一天', 'No such day'));
    if (findings.length > 0) return refuse('article.invalid', { findings: findings as unknown as Json });
    await keepPublication(tx, decided.value, at);
    return accept({ action: 'article.published', facts: { key: article.key, number: decided.value.version.number, ownReview: decided.value.version.ownReviewReason !== null } });
  });
}

export function rollBackArticle(
  shell: Shell,
  wish: ChangeWish & { readonly to: number; readonly note: string },
): Promise<Result<undefined, Refusals | 'article.retired' | 'article_version.unknown' | 'article_version.current' | 'article_version.wrong'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const to = await readVersion(tx, article.id, wish.to);
    if (!to) return refuse('article_version.unknown');
    const at = shell.clock.now();
    const decided = rollBack(article, { to: { ...to, wrong: to.wrong !== null }, by: wish.actor.id, note: wish.note, lastNumber: await readLastNumber(tx, article.id), at });
    if (!decided.ok) return decided;
    await keepPublication(tx, decided.value, at);
    return accept({ action: 'article.rolled_back', facts: { key: article.key, number: decided.value.version.number, equals: to.number } });
  });
}

export function retireArticle(shell: Shell, wish: ChangeWish & { readonly reason: string }): Promise<Result<undefined, Refusals | 'article.retired' | 'article.not_published'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const at = shell.clock.now();
    const decided = retire(article, at);
    if (!decided.ok) return decided;
    await saveArticle(tx, decided.value, at);
    await raiseRevision(tx);
    return accept({ action: 'article.retired', facts: { key: article.key, reason: wish.reason } });
  });
}

export function restoreArticle(shell: Shell, wish: ChangeWish): Promise<Result<undefined, Refusals | 'article.not_retired'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const decided = restore(article);
    if (!decided.ok) return decided;
    await saveArticle(tx, decided.value, shell.clock.now());
    await raiseRevision(tx);
    return accept({ action: 'article.restored', facts: { key: article.key } });
  });
}

/** From now on it answers nothing; its keepers and the people who quoted it are told, and who quoted it is listed (`readUses`). */
export function markVersionWrong(shell: Shell, wish: ChangeWish & { readonly number: number; readonly reason: string }): Promise<Result<undefined, Refusals | 'article_version.unknown' | 'article_version.wrong'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const found = await readVersion(tx, article.id, wish.number);
    if (!found) return refuse('article_version.unknown');
    const at = shell.clock.now();
    if (!(await saveWrong(tx, article.id, wish.number, { by: wish.actor.id, reason: wish.reason, at }))) return refuse('article_version.wrong');
    await saveArticle(tx, article, at);
    await raiseRevision(tx);
    const keepers = (await readKeepers(tx, [article]))(article);
    const personIds = [...keepers, ...(await readQuoters(tx, article.id, wish.number))].filter((id) => id !== wish.actor.id);
    await remind(tx, shell, {
      kind: 'article_wrong', personIds, ticketId: null, byId: wish.actor.kind === 'person' ? wish.actor.id : null,
      facts: { articleId: article.id, question: found.content.question, number: wish.number, reason: wish.reason }, at,
    });
    return accept({ action: 'article_version.found_wrong', facts: { key: article.key, number: wish.number } });
  });
}

/** The version first: the article's row points at it. */
export async function keepPublication(tx: Tx, { article, version }: Publication, at: Instant): Promise<void> {
  await insertVersion(tx, article.id, version, { bodyText: plainTextOf(version.content.body), pictures: picturesIn(version.content.body) as Id[] });
  await saveArticle(tx, article, at);
  await settleDraftedGaps(tx, article.id, at);
  await raiseRevision(tx);
}
