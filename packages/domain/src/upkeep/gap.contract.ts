/** Endpoints of the gap list: what was asked and no article answers, put together, and what keepers make of it. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { ArticleView } from '../knowledge/article-view.schema.ts';
import { ArticleContentBody, KeepingBody, Language } from '../knowledge/article.schema.ts';
import { Difference } from './difference.schema.ts';
import { gapSources } from './rank-gaps.ts';

const GapSource = Type.Enum([...gapSources]);
/** A ticket within the reader's reach. */
export const TicketName = Type.Object({ id: Id, number: Type.String(), subject: Type.String() });

/** The latest gaps that are looked at. Older ones come to light when these are settled. */
export const mostGaps = 3_000;
/** Shown of them, the most pressing first. */
export const mostClusters = 100;
const mostExamples = 20;

/** What a keeper has seen of a cluster, so that nobody settles what came in behind their back. */
const GapIds = Type.Array(Id, { minItems: 1, maxItems: 1_000, uniqueItems: true });

export const GapExample = Type.Object({
  question: Type.String(),
  source: GapSource,
  at: Moment,
  /** Null: none, or out of reach. */
  ticket: Nullable(TicketName),
});
export type GapExample = Static<typeof GapExample>;

export const GapCluster = Type.Object({
  /** The most central one. */
  question: Type.String(),
  language: Language,
  /** The most central first. */
  gapIds: Type.Array(Id),
  /** Count × recency. */
  weight: Type.Number(),
  sources: Type.Object({ no_answer: Type.Integer(), thumbs_down: Type.Integer(), missing: Type.Integer() }),
  firstAt: Moment,
  lastAt: Moment,
  /** Of the last weeks, this one last. */
  byWeek: Type.Array(Type.Integer()),
  /** Tickets behind it; how many of them the reader may not see. */
  tickets: Type.Integer(),
  hiddenTickets: Type.Integer(),
  /** The latest first. */
  examples: Type.Array(GapExample, { maxItems: mostExamples }),
  /** Drafts that somebody began for it. */
  drafts: Type.Array(Type.Object({ id: Id, question: Type.String() })),
  /** The published article that comes nearest, and how surely it answers, 0…1. */
  nearest: Nullable(Type.Object({ id: Id, question: Type.String(), confidence: Type.Number() })),
});
export type GapCluster = Static<typeof GapCluster>;

export const listGaps = endpoint({
  method: 'GET', path: '/gaps', permission: 'knowledge.write', summary: 'What was asked and no article answers, questions that ask the same together, the most pressing first',
  query: Type.Object({ language: Type.Optional(Language), source: Type.Optional(GapSource) }),
  reply: Type.Object({
    items: Type.Array(GapCluster, { maxItems: mostClusters }),
    /** Of the gaps looked at, at most `mostGaps`. */
    gaps: Type.Integer(),
    clusters: Type.Integer(),
    /** Open ones in all. */
    open: Type.Integer(),
    /** Settled in the last 30 days: by an article, or as needing none. */
    answered: Type.Integer(),
    dismissed: Type.Integer(),
  }),
  refusals: [],
});

export const dismissGaps = endpoint({
  method: 'POST', path: '/gaps/dismiss', permission: 'knowledge.write', summary: 'These need no article; those settled before stay as they are',
  body: Type.Object({ gapIds: GapIds, reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }) }, { additionalProperties: false }),
  reply: Type.Object({ settled: Type.Integer() }),
  refusals: [],
});

export const answerGaps = endpoint({
  method: 'POST', path: '/gaps/answer', permission: 'knowledge.write', summary: 'A published article answers these; those settled before stay as they are',
  body: Type.Object({ gapIds: GapIds, articleId: Id }, { additionalProperties: false }),
  reply: Type.Object({ settled: Type.Integer() }),
  refusals: ['article.unknown', 'article.not_published'],
});

export const AnswerSource = Type.Object({
  messageId: Id,
  ticket: TicketName,
  at: Moment,
  text: Type.String(),
  likeness: Type.Number(),
  isQuoted: Type.Boolean(),
  differences: Type.Array(Difference),
});
export type AnswerSource = Static<typeof AnswerSource>;

export const GapProposal = Type.Object({
  language: Language,
  question: Type.String(),
  variants: Type.Array(Type.String()),
  /** From agents' replies on the tickets within reach; empty: nobody answered. */
  body: Type.String(),
  /** Of most of the tickets. */
  categoryKey: Nullable(Type.String()),
  /** A department that the caller belongs to, else of most of the tickets. */
  teamId: Nullable(Id),
  /** Quoted first, then the nearest. */
  sources: Type.Array(AnswerSource),
});
export type GapProposal = Static<typeof GapProposal>;

export const proposeDraft = endpoint({
  method: 'POST', path: '/gaps/propose', permission: 'knowledge.write', summary: 'What an article for these could say: the question, ways to ask it, and an answer from the agents’ own replies; changes nothing',
  body: Type.Object({ gapIds: GapIds }, { additionalProperties: false }),
  reply: GapProposal,
  refusals: ['gap.unknown'],
});

export const draftFromGaps = endpoint({
  method: 'POST', path: '/gaps/draft', permission: 'knowledge.write', summary: 'Begin an article for these; when it is published, they are settled as answered by it',
  body: Type.Object({ gapIds: GapIds, language: Language, content: ArticleContentBody, ...KeepingBody }, { additionalProperties: false }),
  reply: ArticleView,
  status: 201,
  refusals: ['gap.unknown', 'article.invalid'],
});
