/** Endpoints and views of articles: their list, one article, its draft and versions, and what answers did once they were out. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { ArticleContentBody, AudienceSchema, Department, KeepingBody, Language, LocalDateText, Somebody, Time } from './article.schema.ts';

const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([schema, Type.Null()]);
const EditVersion = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));
const VersionNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });
const Note = Type.String({ maxLength: 500 });
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
const ArticleParams = Type.Object({ articleId: Id });
const VersionParams = Type.Object({ articleId: Id, number: VersionNumber });
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
  reviewOn: LocalDateText,
  reviewNeed: Type.Enum(['none', 'due', 'overdue']),
  standing: StandingSchema,
  /** What is under way; null: nothing. */
  draftState: Nullable(Type.Enum(['draft', 'review'])),
  publishedNumber: Nullable(Type.Integer()),
  publishedAt: Nullable(Time),
  validFrom: Nullable(Time),
  validUntil: Nullable(Time),
  /** Of all its versions. */
  uses: Type.Integer(),
  helpful: Type.Integer(),
  unhelpful: Type.Integer(),
  updatedAt: Time,
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
  publishedAt: Time,
  /** Why whoever wrote it also judged it. */
  ownReviewReason: Nullable(Type.String()),
  wrong: Nullable(Type.Object({ at: Time, by: Nullable(Somebody), reason: Type.String() })),
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
  savedAt: Time,
  submittedBy: Nullable(Somebody),
  returned: Nullable(Type.Object({ by: Somebody, reason: Type.String(), at: Time })),
});
export type DraftView = Static<typeof DraftView>;

const ArticleName = Type.Object({ id: Id, key: Type.String(), language: Language, question: Type.String() });

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

const keepingRefusals = ['article.unknown', 'article.changed'] as const;

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
  body: Type.Object({ note: Type.Optional(Note), ownReviewReason: Type.Optional(Reason), reviewOn: Type.Optional(LocalDateText), version: EditVersion }, { additionalProperties: false }),
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

export const UseView = Type.Object({
  number: Type.Integer(),
  at: Time,
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
  askedAt: Time,
  dueOn: Nullable(LocalDateText),
  /** Those who still owe it first. A later version read counts too. */
  members: Type.Array(Type.Object({ id: Id, name: Type.String(), readAt: Nullable(Time) })),
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
  body: Type.Object({ teamId: Id, dueOn: Type.Optional(Nullable(LocalDateText)) }, { additionalProperties: false }),
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

export const previewArticle = endpoint({
  method: 'POST',
  path: '/articles/preview',
  permission: 'knowledge.write',
  summary: 'Markdown as readers would see it; nothing is stored',
  body: Type.Object({ body: Type.String({ maxLength: 60_000 }) }, { additionalProperties: false }),
  reply: Type.Object({ html: Type.String() }),
  refusals: [],
});

export const ArticleImportReply = Type.Object({
  /** False: it was only looked at, or something is wrong and nothing was brought in. */
  imported: Type.Boolean(),
  created: Type.Integer(),
  changed: Type.Integer(),
  /** As they are already. */
  unchanged: Type.Integer(),
  articles: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), language: Language, what: Type.Enum(['create', 'change', 'same']) })),
  /** What is wrong and where: the first 200. */
  problems: Type.Array(Type.Object({ file: Type.String(), row: Nullable(Type.Integer()), column: Nullable(Type.String()), message: BilingualText })),
});
export type ArticleImportReply = Static<typeof ArticleImportReply>;

export const importArticles = endpoint({
  method: 'POST',
  path: '/articles/import',
  permission: 'knowledge.write',
  summary: 'Bring in articles from a ZIP of Markdown files or an XLSX sheet: all of them or none; `dry=1` looks only; drafts, unless `publish=1`',
  query: Type.Object({ dry: Type.Optional(Type.Literal('1')), publish: Type.Optional(Type.Literal('1')) }),
  multipart: true,
  reply: ArticleImportReply,
  refusals: ['file.missing', 'file.too_large', 'permission.missing'],
});

export const exportArticles = endpoint({
  method: 'GET',
  path: '/articles/export',
  permission: 'knowledge.write',
  summary: 'Every article that is not retired, as a ZIP of Markdown files with their pictures, or as an XLSX sheet; audited',
  query: Type.Object({ format: Type.Optional(Type.Enum(['zip', 'xlsx'])) }),
  download: true,
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
