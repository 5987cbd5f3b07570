/** Endpoints of writing an article: its draft, the pictures in it, and who keeps it until when. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { ArticleParams, EditVersion, keepingRefusals } from './article-endpoint.ts';
import { ArticleContentBody, KeepingBody, Language } from './article.schema.ts';
import { ArticleView } from './article-view.schema.ts';

export const createArticle = endpoint({
  method: 'POST',
  path: '/articles',
  permission: 'knowledge.write',
  summary: 'Begin an article as a draft; without a key it is given one',
  body: Type.Object(
    { key: Type.Optional(Type.String({ maxLength: 60, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })), language: Language, content: ArticleContentBody, ...KeepingBody },
    { additionalProperties: false },
  ),
  reply: ArticleView,
  status: 201,
  refusals: ['article.key_taken', 'article.invalid'],
});

export const saveArticleDraft = endpoint({
  method: 'PUT',
  path: '/articles/:articleId/draft',
  permission: 'knowledge.write',
  summary: 'Save the draft; saved during a review, it is a draft again',
  params: ArticleParams,
  body: Type.Object({ content: ArticleContentBody, version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.retired'],
});

export const discardArticleDraft = endpoint({
  method: 'DELETE',
  path: '/articles/:articleId/draft',
  permission: 'knowledge.write',
  summary: 'Let the draft go; an article that was never published goes with it',
  params: ArticleParams,
  refusals: [...keepingRefusals, 'article.no_draft'],
});

export const submitArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/submit',
  permission: 'knowledge.write',
  summary: 'Hand the draft in for review',
  params: ArticleParams,
  body: Type.Object({ version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.retired', 'article.no_draft', 'article.in_review', 'article.invalid'],
});

export const keepArticle = endpoint({
  method: 'PUT',
  path: '/articles/:articleId/keeping',
  permission: 'knowledge.write',
  summary: 'Owner, department, day of review, counterpart: whoever still vouches for it moves the day',
  params: ArticleParams,
  body: Type.Object({ ...KeepingBody, version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.retired', 'article.invalid'],
});

export const previewArticle = endpoint({
  method: 'POST',
  path: '/articles/preview',
  permission: 'knowledge.write',
  summary: 'Markdown as readers would see it; nothing is stored',
  body: Type.Object({ body: Type.String({ maxLength: 60_000 }) }, { additionalProperties: false }),
  reply: Type.Object({ html: Type.String() }),
  refusals: [],
});

export const uploadArticlePicture = endpoint({
  method: 'POST',
  path: '/articles/pictures',
  permission: 'knowledge.write',
  summary: 'Upload one picture; its Markdown is `![words](file:<id>)`',
  multipart: true,
  reply: Type.Object({ id: Id, name: Type.String() }),
  status: 201,
  refusals: ['file.too_large', 'file.type_refused', 'file.missing'],
});

export const downloadArticlePicture = endpoint({
  method: 'GET',
  path: '/articles/pictures/:pictureId',
  permission: 'knowledge.read',
  summary: 'A picture of an article; `inline=1` shows it',
  params: Type.Object({ pictureId: Id }),
  query: Type.Object({ inline: Type.Optional(Type.Literal('1')) }),
  download: true,
  refusals: ['file.unknown'],
});
