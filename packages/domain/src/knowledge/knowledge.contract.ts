/** Endpoints of articles: their list, one of them, its versions, and what they ask of me. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { Nullable } from '../kernel/wire.ts';
import { ArticleParams, VersionParams } from './article-endpoint.ts';
import { AudienceSchema, Language } from './article.schema.ts';
import { ArticleName, ArticleSummary, ArticleView, VersionView } from './article-view.schema.ts';


export const listArticles = endpoint({
  method: 'GET',
  path: '/articles',
  permission: 'knowledge.read',
  summary: 'Articles, the last changed first; `state=review` for what waits to be judged, `due=true` for what its owner must look at',
  query: Type.Object({
    ...PageQuery,
    state: Type.Optional(Type.Enum(['draft', 'review', 'waiting', 'published', 'expired', 'wrong', 'retired'])),
    category: Type.Optional(Type.String({ maxLength: 80 })),
    language: Type.Optional(Language),
    audience: Type.Optional(AudienceSchema),
    ownerId: Type.Optional(Id),
    teamId: Type.Optional(Id),
    due: Type.Optional(Type.Boolean()),
    q: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: PageOf(ArticleSummary),
  refusals: ['page.cursor_invalid'],
});

export const ArticleTags = Type.Object({
  categories: Type.Array(Type.Object({ key: Type.String(), name: BilingualText, parentKey: Nullable(Type.String()) })),
  channels: Type.Array(Type.Object({ key: Type.String(), name: BilingualText })),
  flows: Type.Array(Type.Object({ key: Type.String(), name: BilingualText, steps: Type.Array(Type.Object({ key: Type.String(), name: BilingualText })) })),
});
export type ArticleTags = Static<typeof ArticleTags>;

export const readArticleTags = endpoint({
  method: 'GET',
  path: '/articles/tags',
  permission: 'knowledge.read',
  summary: 'What articles are sorted and linked by: categories, channels, steps of flows',
  reply: ArticleTags,
  refusals: [],
});

export const workKinds = ['wrong', 'expired', 'expiring', 'review_overdue', 'review_due', 'returned', 'draft', 'to_review', 'to_read'] as const;
export const WorkItem = Type.Object({
  kind: Type.Enum([...workKinds]),
  article: ArticleName,
  /** The day or moment by which; null: none. */
  due: Nullable(Type.String()),
  /** The version to be read; a reviewer’s word; why it is wrong. */
  number: Nullable(Type.Integer()),
  reason: Nullable(Type.String()),
  /** Mine as its owner, or my department’s. */
  own: Type.Boolean(),
});
export type WorkItem = Static<typeof WorkItem>;

export const readArticleWork = endpoint({
  method: 'GET',
  path: '/articles/work',
  permission: 'knowledge.read',
  summary: 'What articles ask of me: as owner, department, writer, reviewer and reader; the most pressing first, at most 200',
  reply: Type.Object({ items: Type.Array(WorkItem) }),
  refusals: [],
});

export const readArticle = endpoint({
  method: 'GET',
  path: '/articles/:articleId',
  permission: 'knowledge.read',
  summary: 'One article: what is published, what is being written, and its versions',
  params: ArticleParams,
  reply: ArticleView,
  refusals: ['article.unknown'],
});

export const readArticleVersion = endpoint({
  method: 'GET',
  path: '/articles/:articleId/versions/:number',
  permission: 'knowledge.read',
  summary: 'One published version as it was',
  params: VersionParams,
  reply: VersionView,
  refusals: ['article_version.unknown'],
});
