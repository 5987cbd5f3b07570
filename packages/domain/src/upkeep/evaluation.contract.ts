/** Endpoints of the evaluation: questions whose right answer is known, asked again; and the centre's own such questions. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { Language } from '../knowledge/article.schema.ts';
import { RunView } from './run.schema.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const ArticleName = Type.Object({ id: Nullable(Id), title: Type.String() });

/** Of the last week's real questions. */
export const mostReal = 1_500;

export const replaySources = ['shipped', 'own', 'real'] as const;
export type ReplaySource = (typeof replaySources)[number];

export const ReplayRow = Type.Object({
  source: Type.Enum([...replaySources]),
  question: Type.String(),
  language: Language,
  confidence: Share,
  /** What it would answer with; null: nothing was found. */
  found: Nullable(ArticleName),
  /** What it should; null: people should answer, or nobody knows (`wants`). */
  expected: Nullable(ArticleName),
  wants: Type.Enum(['article', 'people', 'unknown']),
  fits: Nullable(Type.Boolean()),
  isOffered: Type.Boolean(),
  quotesWell: Type.Boolean(),
  /** Of a real question, within reach. */
  ticketId: Nullable(Id),
});
export type ReplayRow = Static<typeof ReplayRow>;

export const EvaluationView = Type.Object({
  /** The last replay, running or not; null: none yet. */
  run: Nullable(RunView),
  /** Of the last one that came to an end. */
  replayedAt: Nullable(Moment),
  rows: Type.Array(ReplayRow),
  /** Shipped questions whose article this centre does not have: left out. */
  leftOut: Type.Integer(),
});
export type EvaluationView = Static<typeof EvaluationView>;

export const readEvaluation = endpoint({ method: 'GET', path: '/evaluation', permission: 'knowledge.write', summary: 'The last replay: each question with what the assistant would answer it with, and how surely', reply: EvaluationView, refusals: [] });

export const startReplay = endpoint({
  method: 'POST', path: '/evaluation/replay', permission: 'knowledge.write', summary: 'Ask the assistant the known questions and the last week’s real ones again; no customer hears of it',
  body: Type.Object({}, { additionalProperties: false }), reply: RunView, status: 202, refusals: ['upkeep.running'],
});

export const cancelReplay = endpoint({
  method: 'POST', path: '/evaluation/cancel', permission: 'knowledge.write', summary: 'Stop the replay; the one before it stays',
  body: Type.Object({}, { additionalProperties: false }), reply: RunView, refusals: ['upkeep.not_running'],
});

export const GoldQuestion = Type.Object({
  id: Id,
  question: Type.String(),
  language: Language,
  /** Null: people answer it. */
  article: Nullable(Type.Object({ id: Id, title: Type.String() })),
  addedAt: Moment,
});
export type GoldQuestion = Static<typeof GoldQuestion>;

export const listGoldQuestions = endpoint({ method: 'GET', path: '/gold-questions', permission: 'knowledge.write', summary: 'The centre’s own questions whose right answer is known, the latest first', query: Type.Object(PageQuery), reply: PageOf(GoldQuestion), refusals: ['page.cursor_invalid'] });

export const addGoldQuestion = endpoint({
  method: 'POST', path: '/gold-questions', permission: 'knowledge.write', summary: 'Say which article answers a question, or that people do; said again, the last word counts',
  body: Type.Object({ question: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S' }), language: Language, articleId: Nullable(Id) }, { additionalProperties: false }),
  reply: GoldQuestion, status: 201, refusals: ['article.unknown'],
});

export const removeGoldQuestion = endpoint({ method: 'DELETE', path: '/gold-questions/:goldQuestionId', permission: 'knowledge.write', summary: 'Take a question out of the evaluation', params: Type.Object({ goldQuestionId: Id }), refusals: ['gold_question.unknown'] });
