/** What machines read of an article: the words to find it by, the words to answer with, and when and where it may answer. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';
import type { Audience } from './article.ts';

export interface AnswerableArticle {
  readonly articleId: Id;
  readonly key: string;
  /** The published version's number, to be cited. */
  readonly version: number;
  readonly language: Language;
  readonly question: string;
  readonly variants: readonly string[];
  /** Plain text made from the Markdown: a paragraph, list item or table row a line. */
  readonly bodyText: string;
  readonly audience: Audience;
  /** Keys of channels; none: on all. */
  readonly channels: readonly string[];
  readonly products: readonly string[];
  readonly categoryKey: string | null;
  readonly validFrom: Instant | null;
  /** Exclusive; ask again when you answer, because time goes on. */
  readonly validUntil: Instant | null;
}
