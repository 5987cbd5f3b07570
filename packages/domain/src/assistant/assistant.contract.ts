/** Endpoints of the assistant in the conversation: what customers may tell it, what agents see of it, how it is set up. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { TicketParams } from '../ticket/message.contract.ts';
import { AssistantSettings } from './settings.ts';

const HandOffReason = Type.Union([
  Type.Literal('asked'), Type.Literal('no_evidence'), Type.Literal('failed_twice'), Type.Literal('topic'), Type.Literal('upset'),
  Type.Literal('unreadable'), Type.Literal('unanswered'), Type.Literal('fault'), Type.Literal('switched_off'),
]);

export const tellAssistant = endpoint({
  method: 'POST', path: '/widget/assistant', permission: 'visitor', summary: 'Tell the assistant that its answer helped, did not help, or that a person is wanted; told twice, told once',
  body: Type.Union([
    Type.Object({ tell: Type.Union([Type.Literal('helped'), Type.Literal('not_helped')]), messageId: Id }, { additionalProperties: false }),
    Type.Object({ tell: Type.Literal('person') }, { additionalProperties: false }),
  ]),
  refusals: ['visitor.unknown'],
});

export const PacketView = Type.Object({
  reason: HandOffReason,
  at: Moment,
  /** The customer's problem in their own words. */
  problem: Type.String(),
  /** What the assistant said, shortened. */
  tried: Type.Array(Type.String()),
  /** What was named: order numbers, amounts, phones; personal ones masked. */
  entities: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
  mood: Type.Union([Type.Literal('negative'), Type.Literal('neutral'), Type.Literal('positive')]),
  /** Nearest articles, best first; internal ones too. */
  articles: Type.Array(Type.Object({ articleId: Id, version: Type.Integer(), title: Type.String(), confidence: Type.Number() })),
});
export type PacketView = Static<typeof PacketView>;

export const TurnView = Type.Object({
  id: Id,
  messageId: Nullable(Id),
  at: Moment,
  decision: Type.Union([Type.Literal('answer'), Type.Literal('clarify'), Type.Literal('greet'), Type.Literal('hand_on')]),
  reason: Nullable(HandOffReason),
  confidence: Type.Number(),
  /** `offline-1`, or a language model's instructions. */
  mind: Type.String(),
  model: Nullable(Type.String()),
  /** What it looked at, best first; confidence of each, 0…1. */
  considered: Type.Array(Type.Object({ articleId: Id, version: Type.Integer(), title: Type.String(), confidence: Type.Number() })),
  cited: Type.Array(Type.Object({ articleId: Id, version: Type.Integer() })),
  outcome: Nullable(Type.String()),
});
export type TurnView = Static<typeof TurnView>;

export const readAssistantPart = endpoint({
  method: 'GET', path: '/tickets/:ticketId/assistant', permission: 'ticket.read', summary: 'What the assistant did on a ticket, and the packet it handed on with',
  params: TicketParams,
  reply: Type.Object({ packet: Nullable(PacketView), turns: Type.Array(TurnView) }),
  refusals: ['ticket.unknown'],
});

const SettingsView = Type.Object({
  settings: AssistantSettings,
  version: Type.Integer(),
  /** What a language model would be asked with; null: none is configured. The key is never told. */
  model: Nullable(Type.Object({ name: Type.String(), host: Type.String() })),
  /** Of the day's tokens, in UTC. */
  tokensToday: Type.Integer(),
});

export const readAssistantSettings = endpoint({ method: 'GET', path: '/assistant/settings', permission: 'assistant.manage', summary: 'How the assistant is set up', reply: SettingsView, refusals: [] });

export const changeAssistantSettings = endpoint({
  method: 'PUT', path: '/assistant/settings', permission: 'assistant.manage', summary: 'Set the assistant up',
  body: Type.Object({ settings: AssistantSettings, version: Type.Optional(Type.Integer()) }, { additionalProperties: false }),
  reply: SettingsView,
  refusals: ['assistant.settings_invalid', 'assistant.changed'],
});

const TaskScore = Type.Object({ rows: Type.Integer(), answered: Type.Integer(), right: Type.Integer() });

/** One version of the classifier. */
export const ModelView = Type.Object({
  id: Id,
  number: Type.Integer(),
  trainedAt: Moment,
  /** It learnt from, corrections among them. */
  rows: Type.Integer(),
  corrections: Type.Integer(),
  /** By task (category, kind, urgency, sentiment), on the gold set that it never learnt from. */
  gold: Type.Record(Type.String(), TaskScore),
  /** `refused`: worse on the gold set than the one that was active; never used. */
  status: Type.Union([Type.Literal('active'), Type.Literal('kept'), Type.Literal('refused')]),
  activatedAt: Nullable(Moment),
});
export type ModelView = Static<typeof ModelView>;

export const TrainingView = Type.Object({
  state: Type.Union([Type.Literal('idle'), Type.Literal('ordered'), Type.Literal('running'), Type.Literal('done'), Type.Literal('failed'), Type.Literal('cancelled')]),
  orderedAt: Nullable(Moment),
  endedAt: Nullable(Moment),
  /** Corrections since the newest version learnt. */
  newCorrections: Type.Integer(),
});
export type TrainingView = Static<typeof TrainingView>;

export const listModels = endpoint({
  method: 'GET', path: '/assistant/models', permission: 'assistant.manage', summary: 'Versions of the classifier, newest first, and its training',
  reply: Type.Object({ items: Type.Array(ModelView), training: TrainingView }), refusals: [],
});

export const orderTraining = endpoint({ method: 'POST', path: '/assistant/models', permission: 'assistant.manage', summary: 'Train the classifier from what ships and from corrections; a second order while one is under way is the first', reply: TrainingView, status: 202, refusals: [] });

export const cancelTraining = endpoint({ method: 'DELETE', path: '/assistant/training', permission: 'assistant.manage', summary: 'Stop the training that is under way', reply: TrainingView, refusals: ['classifier.not_training'] });

export const chooseModel = endpoint({
  method: 'POST', path: '/assistant/models/:modelId/activate', permission: 'assistant.manage', summary: 'Use this version of the classifier from now on: the way back, and forward again',
  params: Type.Object({ modelId: Id }), reply: ModelView, refusals: ['classifier.unknown', 'classifier.refused'],
});
