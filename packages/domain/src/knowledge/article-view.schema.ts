/** An article as pages show it: a line of the list, its versions, its draft and the whole. */

import { Type, type Static } from 'typebox';
import { Id } from '../kernel/id.ts';
import { LocalDate, Moment, Nullable } from '../kernel/wire.ts';
import { ArticleContentBody, AudienceSchema, Department, Language, Somebody } from './article.schema.ts';

const StandingSchema = Type.Enum(['draft', 'waiting', 'published', 'expired', 'wrong', 'retired']);

const summary = {
  id: Id,
  key: Type.String(),
  language: Language,
  /** As published; of the draft where nothing is. */
  question: Type.String(),
  categoryKey: Nullable(Type.String()),
  audience: AudienceSchema,
  owner: Somebody,
  team: Department,
  reviewOn: LocalDate,
  reviewNeed: Type.Enum(['none', 'due', 'overdue']),
  standing: StandingSchema,
  /** What is under way; null: nothing. */
  draftState: Nullable(Type.Enum(['draft', 'review'])),
  publishedNumber: Nullable(Type.Integer()),
  publishedAt: Nullable(Moment),
  validFrom: Nullable(Moment),
  validUntil: Nullable(Moment),
  /** Of all its versions. */
  uses: Type.Integer(),
  helpful: Type.Integer(),
  unhelpful: Type.Integer(),
  updatedAt: Moment,
  version: Type.Integer(),
};

export const ArticleSummary = Type.Object(summary);
export type ArticleSummary = Static<typeof ArticleSummary>;

const Rendered = {
  content: ArticleContentBody,
  /** The body, safe to be shown. */
  html: Type.String(),
};

export const VersionLine = Type.Object({
  number: Type.Integer(),
  note: Type.String(),
  /** The older version that it brought back. */
  equalsNumber: Nullable(Type.Integer()),
  writtenBy: Type.Array(Somebody),
  publishedBy: Nullable(Somebody),
  publishedAt: Moment,
  /** Why whoever wrote it also judged it. */
  ownReviewReason: Nullable(Type.String()),
  wrong: Nullable(Type.Object({ at: Moment, by: Nullable(Somebody), reason: Type.String() })),
  uses: Type.Integer(),
  usesByAssistant: Type.Integer(),
  helpful: Type.Integer(),
  unhelpful: Type.Integer(),
});
export type VersionLine = Static<typeof VersionLine>;

export const VersionView = Type.Object({ ...VersionLine.properties, ...Rendered });
export type VersionView = Static<typeof VersionView>;

export const DraftView = Type.Object({
  ...Rendered,
  state: Type.Enum(['draft', 'review']),
  writers: Type.Array(Somebody),
  savedAt: Moment,
  submittedBy: Nullable(Somebody),
  returned: Nullable(Type.Object({ by: Somebody, reason: Type.String(), at: Moment })),
});
export type DraftView = Static<typeof DraftView>;

export const ArticleName = Type.Object({ id: Id, key: Type.String(), language: Language, question: Type.String() });

export const ArticleView = Type.Object({
  ...summary,
  /** The same answer in the other language. */
  counterparts: Type.Array(ArticleName),
  published: Nullable(Type.Object({ number: Type.Integer(), ...Rendered })),
  draft: Nullable(DraftView),
  /** Newest first. */
  versions: Type.Array(VersionLine),
  /** Nobody but those who wrote it may publish the draft without a reason: is the caller one of them? */
  mine: Type.Boolean(),
});
export type ArticleView = Static<typeof ArticleView>;
