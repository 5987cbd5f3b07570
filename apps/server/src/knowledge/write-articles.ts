/** Begins articles, saves their drafts, hands them in, gives them back, and says who keeps them. */

import { isLocalDate, type LocalDate } from '@huiyin/domain/calendar/local-date.ts';
import { personOf } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Json, JsonObject } from '@huiyin/domain/kernel/json.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Article, ArticleContent, Keeping } from '@huiyin/domain/knowledge/article.ts';
import { finding, type Finding } from '@huiyin/domain/knowledge/finding.ts';
import { tidyContent } from '@huiyin/domain/knowledge/validate-content.ts';
import { discardDraft, returnDraft, saveDraft, submitDraft } from '@huiyin/domain/knowledge/write.ts';
import { audited, type By, readHolders, readPerson, readTeam } from '../identity/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { insertArticle, readArticle, removeArticle, saveArticle } from './article.store.ts';
import { remind } from '../reminder/index.ts';
import { changeArticle, type ChangeWish } from './change-article.ts';
import { findingsIn } from './check-content.ts';
import type { KnowledgePorts } from './knowledge.ports.ts';

type Refusals = 'article.unknown' | 'article.changed';

export interface KeepingWish extends Keeping {
  readonly reviewOn: LocalDate;
  /** The article in the other language; null: none. */
  readonly counterpartId: Id | null;
}

/** What is kept beside a new article in its transaction, and said of it in the audit log. */
export interface Beside {
  readonly facts: JsonObject;
  keep(tx: Tx, articleId: Id): Promise<void>;
}

/** With the key left out, one is made from its id. */
export function createArticle(
  shell: Shell,
  wish: By & KeepingWish & { readonly key: string | null; readonly language: Language; readonly content: ArticleContent },
  beside: Beside | null = null,
): Promise<Result<Id, 'article.key_taken' | 'article.invalid'>> {
  return audited(shell, wish, async (tx) => {
    const [id, at] = [shell.ids.next(), shell.clock.now()];
    const findings = await keepingFindings(tx, wish, { id, language: wish.language });
    if (findings.length > 0) return invalid(findings);
    const key = wish.key ?? `article-${id.slice(-8)}`;
    const empty: Article = { id, key, language: wish.language, counterpartId: wish.counterpartId, ownerId: wish.ownerId, teamId: wish.teamId, reviewOn: wish.reviewOn, draft: null, publishedNumber: null, retiredAt: null, version: 1 };
    const begun = saveDraft(empty, { content: tidyContent(wish.content), by: wish.actor.id, at });
    if (!begun.ok) throw new Error('a new article cannot be retired');
    if (!(await insertArticle(tx, begun.value, wish.actor.id, at))) return refuse('article.key_taken');
    await beside?.keep(tx, id);
    return accept({ value: id, action: 'article.created', target: `article:${id}`, facts: { key, ...beside?.facts } });
  });
}

export function saveArticleDraft(shell: Shell, wish: ChangeWish & { readonly content: ArticleContent }): Promise<Result<undefined, Refusals | 'article.retired'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const at = shell.clock.now();
    const decided = saveDraft(article, { content: tidyContent(wish.content), by: wish.actor.id, at });
    if (!decided.ok) return decided;
    await saveArticle(tx, decided.value, at);
    return accept({ action: 'article.draft_saved', facts: { key: article.key } });
  });
}

/** One that was never published goes with its draft. */
export function discardArticleDraft(shell: Shell, wish: ChangeWish): Promise<Result<undefined, Refusals | 'article.no_draft'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const decided = discardDraft(article);
    if (!decided.ok) return decided;
    if (article.publishedNumber === null) await removeArticle(tx, article.id);
    else await saveArticle(tx, decided.value, shell.clock.now());
    return accept({ action: article.publishedNumber === null ? 'article.removed' : 'article.draft_discarded', facts: { key: article.key } });
  });
}

export function submitArticle(shell: Shell, ports: KnowledgePorts, wish: ChangeWish): Promise<Result<undefined, Refusals | 'article.retired' | 'article.no_draft' | 'article.in_review' | 'article.invalid'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const at = shell.clock.now();
    const decided = submitDraft(article, wish.actor.id);
    if (!decided.ok) return decided;
    const findings = await findingsIn(tx, ports, decided.value.draft!.content, at);
    if (findings.length > 0) return invalid(findings);
    await saveArticle(tx, decided.value, at);
    const { writers, content } = decided.value.draft!;
    const judges = (await readHolders(tx, 'knowledge.publish')).filter((id) => !writers.includes(id));
    await remind(tx, shell, { kind: 'article_submitted', personIds: judges, ticketId: null, byId: personOf(wish.actor), facts: { articleId: article.id, question: content.question }, at });
    return accept({ action: 'article.submitted', facts: { key: article.key } });
  });
}

export function returnArticle(shell: Shell, wish: ChangeWish & { readonly reason: string }): Promise<Result<undefined, Refusals | 'article.not_in_review'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    const at = shell.clock.now();
    const decided = returnDraft(article, { by: wish.actor.id, reason: wish.reason, at });
    if (!decided.ok) return decided;
    await saveArticle(tx, decided.value, at);
    const { writers, content } = decided.value.draft!;
    await remind(tx, shell, { kind: 'article_returned', personIds: writers.filter((id) => id !== wish.actor.id), ticketId: null, byId: personOf(wish.actor), facts: { articleId: article.id, question: content.question, reason: wish.reason }, at });
    return accept({ action: 'article.returned', facts: { key: article.key } });
  });
}

/** Owner, department, next review, counterpart: who vouches for it, whatever it says. */
export function keepArticle(shell: Shell, wish: ChangeWish & KeepingWish): Promise<Result<undefined, Refusals | 'article.retired' | 'article.invalid'>> {
  return changeArticle(shell, wish, async (tx, article) => {
    if (article.retiredAt !== null) return refuse('article.retired');
    const findings = await keepingFindings(tx, wish, article);
    if (findings.length > 0) return invalid(findings);
    const { ownerId, teamId, reviewOn, counterpartId } = wish;
    await saveArticle(tx, { ...article, ownerId, teamId, reviewOn, counterpartId }, shell.clock.now());
    return accept({ action: 'article.kept', facts: { key: article.key, ownerId, teamId, reviewOn } });
  });
}

async function keepingFindings(db: Db, { ownerId, teamId, reviewOn, counterpartId }: KeepingWish, article: Pick<Article, 'id' | 'language'>): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (!(await readPerson(db, ownerId))?.active) findings.push(finding('owner.unknown', '/ownerId', '没有这个人，或已停用', 'There is no such person, or they no longer work here'));
  if (!(await readTeam(db, teamId))) findings.push(finding('team.unknown', '/teamId', '没有这个部门', 'There is no such department'));
  if (!isLocalDate(reviewOn)) findings.push(finding('review.date', '/reviewOn', '没有这一天', 'No such day'));
  if (counterpartId !== null) {
    const counterpart = await readArticle(db, counterpartId);
    if (!counterpart || counterpart.id === article.id || counterpart.language === article.language) findings.push(finding('counterpart.unfit', '/counterpartId', '对应的知识须是另一种语言的', 'Its counterpart must be in the other language'));
  }
  return findings;
}


function invalid(findings: readonly Finding[]) {
  return refuse('article.invalid', { findings: findings as unknown as Json });
}
