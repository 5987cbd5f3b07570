/** Decisions that change what is answered: publish, roll back, retire. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { accept, refuse, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Article, PublishedVersion } from './article.ts';

export interface Publication {
  readonly article: Article;
  readonly version: PublishedVersion;
}

export interface PublishWish {
  readonly by: Id;
  readonly note: string;
  /** Why nobody else could judge it; recorded with the version. */
  readonly ownReviewReason: string | null;
  /** The next day of review; null keeps the one it has. */
  readonly reviewOn: LocalDate | null;
  /** Of the newest version there is; 0 before the first. */
  readonly lastNumber: number;
  readonly at: Instant;
}

/** Who wrote in a draft is not the one who judges it, unless they say why. */
export function publish(article: Article, wish: PublishWish): Result<Publication, 'article.retired' | 'article.not_in_review' | 'article.own_review'> {
  if (article.retiredAt !== null) return refuse('article.retired');
  const { draft } = article;
  if (draft?.state !== 'review') return refuse('article.not_in_review');
  const own = draft.writers.includes(wish.by);
  if (own && wish.ownReviewReason === null) return refuse('article.own_review');
  const number = wish.lastNumber + 1;
  return accept({
    article: { ...article, draft: null, publishedNumber: number, reviewOn: wish.reviewOn ?? article.reviewOn },
    version: { number, content: draft.content, note: wish.note, equalsNumber: null, writtenBy: draft.writers, publishedBy: wish.by, publishedAt: wish.at, ownReviewReason: own ? wish.ownReviewReason : null },
  });
}

/** Publishes a new version that equals an old one. A draft under way stays. */
export function rollBack(
  article: Article,
  { to, by, note, lastNumber, at }: { readonly to: PublishedVersion & { readonly wrong: boolean }; readonly by: Id; readonly note: string; readonly lastNumber: number; readonly at: Instant },
): Result<Publication, 'article.retired' | 'article_version.current' | 'article_version.wrong'> {
  if (article.retiredAt !== null) return refuse('article.retired');
  if (to.number === article.publishedNumber) return refuse('article_version.current');
  if (to.wrong) return refuse('article_version.wrong');
  const number = lastNumber + 1;
  return accept({
    article: { ...article, publishedNumber: number },
    version: { number, content: to.content, note, equalsNumber: to.number, writtenBy: to.writtenBy, publishedBy: by, publishedAt: at, ownReviewReason: null },
  });
}

/** It is answered from no more; what was quoted stays readable. A draft under way goes with it. */
export function retire(article: Article, at: Instant): Result<Article, 'article.retired' | 'article.not_published'> {
  if (article.retiredAt !== null) return refuse('article.retired');
  if (article.publishedNumber === null) return refuse('article.not_published');
  return accept({ ...article, draft: null, retiredAt: at });
}

export function restore(article: Article): Result<Article, 'article.not_retired'> {
  return article.retiredAt === null ? refuse('article.not_retired') : accept({ ...article, retiredAt: null });
}
