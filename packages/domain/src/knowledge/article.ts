/** An article: what the centre answers to a question, who answers for it, and what is being written for it. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';

/** `public`: customers read it, the assistant answers from it. `internal`: people of the centre only. */
export type Audience = 'public' | 'internal';

/** A step of a flow in which the article helps. Keys, not versions: a flow's next version keeps its articles. */
export interface FlowStepLink {
  readonly flow: string;
  readonly step: string;
}

/** What is written, reviewed and published together. */
export interface ArticleContent {
  /** The question as a customer would ask it (标准问); it is the title too. */
  readonly question: string;
  /** Other ways to ask it (相似问). */
  readonly variants: readonly string[];
  /** Markdown; pictures as `![words](file:<id>)`, other articles as `[words](article:<key>)`. */
  readonly body: string;
  /** Of the tickets' category tree. */
  readonly categoryKey: string | null;
  readonly products: readonly string[];
  /** Keys of channels on which it may answer; none: on all. */
  readonly channels: readonly string[];
  readonly audience: Audience;
  readonly validFrom: Instant | null;
  /** Exclusive. */
  readonly validUntil: Instant | null;
  readonly flowSteps: readonly FlowStepLink[];
}

export interface Draft {
  readonly content: ArticleContent;
  readonly state: 'draft' | 'review';
  /** Everybody who wrote in it since the last publication; who saved last comes last. */
  readonly writers: readonly Id[];
  readonly savedAt: Instant;
  readonly submittedBy: Id | null;
  /** A reviewer's word; gone once it is handed in again. */
  readonly returned: { readonly by: Id; readonly reason: string; readonly at: Instant } | null;
}

/** Who keeps it, and until when they vouch for it. */
export interface Keeping {
  readonly ownerId: Id;
  /** The department. */
  readonly teamId: Id;
  readonly reviewOn: LocalDate;
}

export interface Article extends Keeping {
  readonly id: Id;
  readonly key: string;
  readonly language: Language;
  readonly counterpartId: Id | null;
  readonly draft: Draft | null;
  readonly publishedNumber: number | null;
  readonly retiredAt: Instant | null;
  /** Grows with every change of it. */
  readonly version: number;
}

/** Published once, never changed. */
export interface PublishedVersion {
  readonly number: number;
  readonly content: ArticleContent;
  readonly note: string;
  /** The older version that it brings back. */
  readonly equalsNumber: number | null;
  readonly writtenBy: readonly Id[];
  readonly publishedBy: Id | null;
  readonly publishedAt: Instant;
  /** Why whoever wrote it also judged it. */
  readonly ownReviewReason: string | null;
}
