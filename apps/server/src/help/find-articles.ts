/** Finds articles by what is asked: on the same shelf that the assistant answers from. */

import type { Hit } from '@huiyin/domain/assistant/article-index.ts';
import { quoteOf } from '@huiyin/domain/assistant/quote.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { AnswerableArticle } from '@huiyin/domain/knowledge/answerable.ts';
import { loadChinese, shelfOf, type Shelf } from '../assistant/index.ts';
import type { Shell } from '../platform/shell.ts';

export interface FoundArticle {
  readonly article: AnswerableArticle;
  /** The part of it that fits best. */
  readonly passage: string;
}

export interface Findings {
  readonly own: readonly FoundArticle[];
  /** In the other language, where there is nothing in the reader's. */
  readonly other: readonly FoundArticle[];
}

/** Of the question's weight: an article that shares less with it shares only what every question has. */
const least = 0.3;
/** Of the nearest one's score. */
const farthest = 0.15;

export async function findPublicArticles(shell: Shell, question: string, { language, channels, limit }: { readonly language: Language; readonly channels: readonly string[]; readonly limit: number }): Promise<Findings> {
  const shelf = await shelfOf(shell);
  const now = shell.clock.now();
  const isShown = (article: AnswerableArticle) => article.audience === 'public' && holds(article, now) && (article.channels.length === 0 || article.channels.some((key) => channels.includes(key)));
  const find = (wanted: Language) => nearOnes(shelf, question, (article) => article.language === wanted && isShown(article), limit);
  const own = find(language);
  return { own, other: own.length > 0 ? [] : find(language === 'zh' ? 'en' : 'zh') };
}

/** Public and internal ones, in both languages: for people who work here. */
export async function findAnyArticles(shell: Shell, question: string, limit: number): Promise<readonly FoundArticle[]> {
  const now = shell.clock.now();
  return nearOnes(await shelfOf(shell), question, (article) => holds(article, now), limit);
}

function nearOnes(shelf: Shelf, question: string, passes: (article: AnswerableArticle) => boolean, limit: number): FoundArticle[] {
  const { hits } = shelf.find(question, passes, limit);
  const isNear = ({ match, score }: Hit) => match.anywhere >= least && score >= farthest * hits[0]!.score;
  return hits.filter(isNear).map((hit) => {
    const article = shelf.articles.get(hit.id)!;
    return { article, passage: quoteOf(hit, article.bodyText) };
  });
}

/** The shelf is renewed a moment after an article begins or ceases to hold; what is over is over at once. */
export function holds({ validFrom, validUntil }: AnswerableArticle, now: number): boolean {
  return (validFrom === null || validFrom <= now) && (validUntil === null || validUntil > now);
}

/** The words of the question by which a text can be marked, longest first. */
export function wordsOfQuestion(question: string): string[] {
  const { cutForSearch, simplify } = loadChinese();
  const asked = question.normalize('NFKC').toLowerCase();
  // Asked in traditional characters, the articles are found in simplified ones.
  const words = [asked, simplify(asked)].flatMap((text) => cutForSearch(text)).map((word) => word.trim()).filter((word) => (/\p{Script=Han}/u.test(word) ? word.length > 1 : word.length > 2));
  return [...new Set(words)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 20);
}
