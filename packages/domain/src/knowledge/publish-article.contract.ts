/** Endpoints of judging an article: given back, published, brought back, retired, found wrong. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { LocalDate } from '../kernel/wire.ts';
import { ArticleParams, EditVersion, keepingRefusals, Reason, VersionNumber, VersionParams } from './article-endpoint.ts';
import { ArticleView } from './article-view.schema.ts';

const Note = Type.String({ maxLength: 500 });

export const returnArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/return',
  permission: 'knowledge.publish',
  summary: 'Give the draft back to its writers, with the reason',
  params: ArticleParams,
  body: Type.Object({ reason: Reason, version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.not_in_review'],
});

export const publishArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/publish',
  permission: 'knowledge.publish',
  summary: 'Publish the reviewed draft as the next version; who wrote in it must say why they judge it too',
  params: ArticleParams,
  body: Type.Object({ note: Type.Optional(Note), ownReviewReason: Type.Optional(Reason), reviewOn: Type.Optional(LocalDate), version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.retired', 'article.not_in_review', 'article.own_review', 'article.invalid'],
});

export const rollBackArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/roll-back',
  permission: 'knowledge.publish',
  summary: 'Publish a new version that equals an old one',
  params: ArticleParams,
  body: Type.Object({ to: VersionNumber, note: Type.Optional(Note), version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.retired', 'article_version.unknown', 'article_version.current', 'article_version.wrong'],
});

export const retireArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/retire',
  permission: 'knowledge.publish',
  summary: 'It is answered from no more',
  params: ArticleParams,
  body: Type.Object({ reason: Reason, version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.retired', 'article.not_published'],
});

export const restoreArticle = endpoint({
  method: 'POST',
  path: '/articles/:articleId/restore',
  permission: 'knowledge.publish',
  summary: 'It answers again',
  params: ArticleParams,
  body: Type.Object({ version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article.not_retired'],
});

export const markVersionWrong = endpoint({
  method: 'POST',
  path: '/articles/:articleId/versions/:number/wrong',
  permission: 'knowledge.publish',
  summary: 'This version was found wrong: it answers no more, and those who quoted it are told',
  params: VersionParams,
  body: Type.Object({ reason: Reason, version: EditVersion }, { additionalProperties: false }),
  reply: ArticleView,
  refusals: [...keepingRefusals, 'article_version.unknown', 'article_version.wrong'],
});
