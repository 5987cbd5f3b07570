/** Decisions on the draft: save it, hand it in, give it back, let it go. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { Article, ArticleContent } from './article.ts';

type Changed<Code extends string> = Result<Article, Code>;

/** Saved over what is under review, it is a draft again: what a reviewer judges does not change under their eyes. */
export function saveDraft(article: Article, { content, by, at }: { readonly content: ArticleContent; readonly by: Id; readonly at: Instant }): Changed<'article.retired'> {
  if (article.retiredAt !== null) return refuse('article.retired');
  const writers = [...(article.draft?.writers ?? []).filter((writer) => writer !== by), by];
  return accept({ ...article, draft: { content, state: 'draft', writers, savedAt: at, submittedBy: null, returned: article.draft?.returned ?? null } });
}

/** Whether it is complete was asked before (`validate-content.ts`). */
export function submitDraft(article: Article, by: Id): Changed<'article.retired' | 'article.no_draft' | 'article.in_review'> {
  if (article.retiredAt !== null) return refuse('article.retired');
  if (article.draft === null) return refuse('article.no_draft');
  if (article.draft.state === 'review') return refuse('article.in_review');
  return accept({ ...article, draft: { ...article.draft, state: 'review', submittedBy: by, returned: null } });
}

export function returnDraft(article: Article, { by, reason, at }: { readonly by: Id; readonly reason: string; readonly at: Instant }): Changed<'article.not_in_review'> {
  if (article.draft?.state !== 'review') return refuse('article.not_in_review');
  return accept({ ...article, draft: { ...article.draft, state: 'draft', submittedBy: null, returned: { by, reason, at } } });
}

/** Of an article that was never published nothing would be left: that one is removed, not emptied. */
export function discardDraft(article: Article): Changed<'article.no_draft'> {
  return article.draft === null ? refuse('article.no_draft') : accept({ ...article, draft: null });
}
