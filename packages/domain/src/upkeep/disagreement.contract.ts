/** Endpoints of what is answered differently although it is the same question. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { Language } from '../knowledge/article.schema.ts';
import { differenceKinds } from './find-differences.ts';
import { RunView } from './run.schema.ts';

const ArticleName = Type.Object({ id: Id, question: Type.String() });

export const mostNamed = 5;

/** One of the answers to the question, however it is worded. */
export const AnswerView = Type.Object({
  /** What it says where the others say something else. */
  says: Type.Array(Type.Object({ kind: Type.Enum([...differenceKinds]), words: Type.String() })),
  /** An article's where one says it; else as it is worded most. */
  text: Type.String(),
  /** Articles that say it. */
  articles: Type.Array(ArticleName),
  /** Replies within reach that say it. */
  replies: Type.Integer(),
  lastAt: Nullable(Moment),
  /** Who said it, the most often first. */
  people: Type.Array(Type.Object({ id: Id, name: Type.String(), times: Type.Integer() })),
  /** The latest, at most five. */
  tickets: Type.Array(Type.Object({ id: Id, number: Type.String(), at: Moment })),
});
export type AnswerView = Static<typeof AnswerView>;

export const DisagreementView = Type.Object({
  id: Id,
  question: Type.String(),
  language: Language,
  /** An article's answer first, then the one that is given most. */
  answers: Type.Array(AnswerView, { minItems: 2 }),
  /** The article they should follow: one that is among them, or the nearest, with how surely it answers, 0…1. */
  article: Nullable(Type.Object({ id: Id, question: Type.String(), confidence: Nullable(Type.Number()) })),
  /** Replies on tickets out of reach, which are counted nowhere else. */
  hiddenReplies: Type.Integer(),
});
export type DisagreementView = Static<typeof DisagreementView>;

export const listDisagreements = endpoint({
  method: 'GET', path: '/disagreements', permission: 'knowledge.write', summary: 'Same question, different answers: open questions, each with its answers as far as their tickets are within reach, the latest first, at most 100; and the last search for them',
  reply: Type.Object({ items: Type.Array(DisagreementView), hidden: Type.Integer(), run: Nullable(RunView) }), refusals: [],
});

export const findDisagreements = endpoint({ method: 'POST', path: '/disagreements/search', permission: 'knowledge.write', summary: 'Look for contradictions among articles and the latest replies', body: Type.Object({}, { additionalProperties: false }), reply: RunView, status: 202, refusals: ['upkeep.running'] });
export const cancelDisagreements = endpoint({ method: 'POST', path: '/disagreements/cancel', permission: 'knowledge.write', summary: 'Stop looking; what was found before stays', body: Type.Object({}, { additionalProperties: false }), reply: RunView, refusals: ['upkeep.not_running'] });
export const settleDisagreement = endpoint({
  method: 'POST', path: '/disagreements/settle', permission: 'knowledge.write', summary: 'These answers are all right, or it was put right: the question comes back only when something else is answered',
  body: Type.Object({ disagreementId: Id, as: Type.Enum(['fine', 'settled']) }, { additionalProperties: false }), refusals: ['disagreement.unknown'],
});
