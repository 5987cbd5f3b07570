/** Endpoints of what became of articles once they were out: who quoted them, whom they helped, and who has read them. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { LocalDate, Moment, Nullable } from '../kernel/wire.ts';
import { ArticleParams, VersionNumber, VersionParams } from './article-endpoint.ts';
import { Department, Somebody } from './article.schema.ts';


export const UseView = Type.Object({
  number: Type.Integer(),
  at: Moment,
  byKind: Type.Enum(['assistant', 'agent']),
  by: Nullable(Somebody),
  messageId: Id,
  /** Null when I may not read it. */
  ticket: Nullable(Type.Object({ id: Id, number: Type.String(), subject: Type.String() })),
});
export type UseView = Static<typeof UseView>;

export const listArticleUses = endpoint({
  method: 'GET',
  path: '/articles/:articleId/uses',
  permission: 'knowledge.read',
  summary: 'Answers that quoted it, latest first; of one version, or of all',
  params: ArticleParams,
  query: Type.Object({ ...PageQuery, number: Type.Optional(VersionNumber) }),
  reply: PageOf(UseView),
  refusals: ['article.unknown', 'page.cursor_invalid'],
});

export const voteArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/versions/:number/vote',
  permission: 'knowledge.read',
  summary: 'Whether it helped me; my last word counts',
  params: VersionParams,
  body: Type.Object({ helpful: Type.Boolean() }, { additionalProperties: false }),
  refusals: ['article_version.unknown'],
});

export const ReadingView = Type.Object({
  id: Id,
  number: Type.Integer(),
  team: Department,
  askedBy: Nullable(Somebody),
  askedAt: Moment,
  dueOn: Nullable(LocalDate),
  /** Those who still owe it first. A later version read counts too. */
  members: Type.Array(Type.Object({ id: Id, name: Type.String(), readAt: Nullable(Moment) })),
});
export type ReadingView = Static<typeof ReadingView>;

export const listArticleReadings = endpoint({
  method: 'GET',
  path: '/articles/:articleId/readings',
  permission: 'knowledge.read',
  summary: 'Which teams were asked to read it, and who of them has',
  params: ArticleParams,
  reply: Type.Object({ items: Type.Array(ReadingView) }),
  refusals: ['article.unknown'],
});

export const askArticleReading = endpoint({
  method: 'POST',
  path: '/articles/:articleId/readings',
  permission: 'knowledge.publish',
  summary: 'Ask a team to confirm that it has read what is published now; asked again, the day alone changes',
  params: ArticleParams,
  body: Type.Object({ teamId: Id, dueOn: Type.Optional(Nullable(LocalDate)) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(ReadingView) }),
  refusals: ['article.unknown', 'article.not_published', 'article.retired', 'team.unknown', 'article.invalid'],
});

export const confirmArticleReading = endpoint({
  method: 'POST',
  path: '/articles/:articleId/versions/:number/read',
  permission: 'knowledge.read',
  summary: 'I have read this version; the first time counts',
  params: VersionParams,
  body: Type.Object({}, { additionalProperties: false }),
  refusals: ['article_version.unknown', 'permission.missing'],
});
