/** Endpoints of what the assistant lays beside a ticket for the agent: a summary, tickets that are alike, articles that may answer. It reads, and changes nothing. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { maxMessageLength, TicketParams } from '../ticket/message.contract.ts';

const Line = Type.Object({
  text: Type.String(),
  /** The message it stands in. */
  seq: Type.Integer(),
  at: Moment,
});

export const SummaryView = Type.Object({
  /** The customer's problem in their own words. */
  problem: Nullable(Line),
  done: Type.Array(Line),
  promised: Type.Array(Line),
  /** What the customer said last and nobody has answered. */
  open: Nullable(Line),
  /** Orders, amounts, numbers; personal ones masked. */
  named: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  mood: Type.Union([Type.Literal('calm'), Type.Literal('better'), Type.Literal('worse'), Type.Literal('upset')]),
  /** How many messages it sums up. */
  messages: Type.Integer(),
});
export type SummaryView = Static<typeof SummaryView>;

export const readSummary = endpoint({
  method: 'GET', path: '/tickets/:ticketId/summary', permission: 'ticket.read', summary: 'A long conversation in a few of its own sentences',
  params: TicketParams, reply: SummaryView, refusals: ['ticket.unknown'],
});

const SimilarTicket = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  state: Type.String(),
  stage: Type.String(),
  customer: Type.Object({ id: Id, name: Nullable(Type.String()) }),
  openedAt: Moment,
  /** 0…1; shows how alike they are, and decides nothing. */
  similarity: Type.Number(),
  sameCustomer: Type.Boolean(),
  sameOrder: Type.Boolean(),
  solution: Nullable(Type.String()),
});
export type SimilarTicket = Static<typeof SimilarTicket>;

export const SimilarView = Type.Object({
  /** Perhaps the same matter twice. Nothing is merged by itself. */
  duplicates: Type.Array(SimilarTicket),
  /** Solved before, with what solved them. */
  solved: Type.Array(SimilarTicket),
  /** It took too long to look everywhere. */
  partial: Type.Boolean(),
});
export type SimilarView = Static<typeof SimilarView>;

export const readSimilar = endpoint({
  method: 'GET', path: '/tickets/:ticketId/similar', permission: 'ticket.read', summary: 'Tickets that may be the same matter, and solved ones that were alike; only those within reach',
  params: TicketParams, reply: SimilarView, refusals: ['ticket.unknown'],
});

export const SuggestionsView = Type.Object({
  /** What the customer asked last, without what is personal; null: nothing yet. */
  question: Nullable(Type.String()),
  /** Best first, three at most. */
  articles: Type.Array(
    Type.Object({
      articleId: Id,
      version: Type.Integer(),
      title: Type.String(),
      /** The passage that answers, as it would be quoted. */
      text: Type.String(),
      /** 0…1, calibrated: of ten such at 0.7, seven answer. */
      confidence: Type.Number(),
      /** Whether customers may be quoted it; what is internal is for people only. */
      open: Type.Boolean(),
    }),
  ),
});
export type SuggestionsView = Static<typeof SuggestionsView>;

export const readSuggestions = endpoint({
  method: 'GET', path: '/tickets/:ticketId/suggestions', permission: 'ticket.work', summary: 'Articles that may answer what the customer asked last, internal ones too, with how surely',
  params: TicketParams, reply: SuggestionsView, refusals: ['ticket.unknown'],
});

const Language = Type.Union([Type.Literal('zh'), Type.Literal('en')]);

export const readTranslator = endpoint({
  method: 'GET', path: '/translator', permission: 'session', summary: 'Which language model translates; null: none does, and nothing offers to',
  reply: Type.Object({ model: Nullable(Type.String()) }), refusals: [],
});

export const translateForTicket = endpoint({
  method: 'POST', path: '/tickets/:ticketId/translation', permission: 'ticket.work', summary: 'A message or an answer in the other language; personal data does not leave, nothing is kept',
  params: TicketParams,
  body: Type.Object({ text: Type.String({ minLength: 1, maxLength: maxMessageLength }), to: Language }, { additionalProperties: false }),
  reply: Type.Object({ text: Type.String(), model: Type.String() }),
  refusals: ['ticket.unknown', 'assistant.no_model', 'assistant.model_failed'],
});
