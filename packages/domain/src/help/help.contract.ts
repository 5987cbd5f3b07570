/** Endpoints of the help centre at an agent's side: look up what the centre knows, public and internal; say what it does not know. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Language } from '../knowledge/article.schema.ts';

const known = {
  articleId: Id,
  /** The published version's number, to be cited. */
  version: Type.Integer(),
  title: Type.String(),
  language: Language,
  /** Whether customers may be quoted it; what is internal is for people only. */
  open: Type.Boolean(),
};

export const FoundArticle = Type.Object({ ...known, passage: Type.String() });
export type FoundArticle = Static<typeof FoundArticle>;

export const findArticles = endpoint({
  method: 'GET',
  path: '/help/articles',
  permission: 'knowledge.read',
  summary: 'Articles that answer now, public and internal, the nearest first; each with the part that fits',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
  reply: Type.Object({ items: Type.Array(FoundArticle) }),
  refusals: [],
});

export const LookedUpArticle = Type.Object({ ...known, sections: Type.Array(Type.String()) });
export type LookedUpArticle = Static<typeof LookedUpArticle>;

export const lookUpArticle = endpoint({
  method: 'GET',
  path: '/help/articles/:articleId',
  permission: 'knowledge.read',
  summary: 'One article that answers now, in the pieces in which it can be quoted',
  params: Type.Object({ articleId: Id }),
  reply: LookedUpArticle,
  refusals: ['article.unknown'],
});

export const reportMissing = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/missing-article',
  permission: 'ticket.work',
  summary: 'No article answers this; keepers find it among the gaps. Said again, it is one',
  params: Type.Object({ ticketId: Id }),
  body: Type.Object({ question: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }) }, { additionalProperties: false }),
  refusals: ['ticket.unknown'],
});
