/** Endpoints that carry articles in and out as files. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { BilingualText } from '../kernel/text.ts';
import { Nullable } from '../kernel/wire.ts';
import { Language } from './article.schema.ts';


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
