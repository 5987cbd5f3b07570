/** A ticket as pages show it: a row of a list, and the whole with its step guide. */

import { Type, type Static } from 'typebox';
import { Tier } from '../customer/customer.contract.ts';
import { Stage } from '../flow/stage.ts';
import { Id } from '../kernel/id.ts';
import { SystemReason } from '../kernel/reason.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { ClockView } from './clock.schema.ts';
import { answerViews, SurveyView } from './survey.schema.ts';

const Named = Type.Object({ id: Id, name: Type.String() });

/** Of the flow's forms and the kind's own, by their keys. */
export const Fields = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown());
export const PrioritySchema = Type.Union([Type.Literal('urgent'), Type.Literal('high'), Type.Literal('normal'), Type.Literal('low')]);
export const GradeSchema = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]);
const StateSchema = Type.Union([Type.Literal('open'), Type.Literal('paused'), Type.Literal('archived'), Type.Literal('merged')]);

export const TicketRow = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  stage: Stage,
  step: Type.String(),
  stepName: BilingualText,
  state: StateSchema,
  kind: Nullable(Type.String()),
  category: Nullable(Type.String()),
  categoryName: Nullable(BilingualText),
  priority: PrioritySchema,
  complaint: Type.Boolean(),
  customer: Type.Object({ id: Id, name: Nullable(Type.String()), tier: Tier }),
  channel: Type.Object({ id: Id, key: Type.String(), kind: Type.String(), name: BilingualText }),
  agent: Nullable(Named),
  team: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
  /** Messages that the reader has not seen. */
  unread: Type.Integer(),
  lastMessage: Type.Union([Type.Object({ excerpt: Type.String(), direction: Type.String(), at: Moment }), Type.Null()]),
  waitingSince: Nullable(Moment),
  clocks: Type.Array(ClockView),
  urges: Type.Integer(),
  /** The assistant serves the customer just now; whoever takes it takes over. */
  assistantSpeaks: Type.Boolean(),
  openedAt: Moment,
  archivedAt: Nullable(Moment),
  version: Type.Integer(),
});
export type TicketRow = Static<typeof TicketRow>;

export const ExitView = Type.Object({
  id: Type.String(),
  to: Type.String(),
  stage: Type.Union([Stage, Type.Literal('archive')]),
  label: BilingualText,
  /** JSON Schema of the fields to fill; `required` names what this exit demands. */
  form: Type.Unknown(),
  /** Facts that are missing besides form fields, such as `customer.contact`. */
  missing: Type.Array(Type.String()),
});
export type ExitView = Static<typeof ExitView>;

export const TicketView = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  stage: Stage,
  step: Type.String(),
  state: StateSchema,
  kind: Nullable(Type.String()),
  category: Nullable(Type.String()),
  categoryName: Nullable(BilingualText),
  /** How the classification came about; null until there is one. */
  classification: Type.Union([
    Type.Object({ classifier: Type.String(), probability: Type.Number(), reasons: Type.Array(Type.String()), at: Moment }),
    Type.Null(),
  ]),
  region: Nullable(Type.String()),
  complaint: Type.Boolean(),
  priority: PrioritySchema,
  urgency: Nullable(GradeSchema),
  impact: Nullable(GradeSchema),
  priorityReason: Nullable(Type.String()),
  customer: Type.Object({ id: Id, name: Nullable(Type.String()), tier: Tier, contact: Nullable(Type.String()) }),
  channel: Type.Object({ id: Id, key: Type.String(), kind: Type.String(), name: BilingualText }),
  agent: Nullable(Named),
  team: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
  flow: Type.Object({ key: Type.String(), version: Type.Integer(), versionId: Id, name: BilingualText }),
  /** The step guide: who is responsible, what to do, what to say. */
  guide: Type.Object({
    name: BilingualText,
    role: Type.String(),
    tool: Type.String(),
    text: BilingualText,
    phrases: Type.Array(BilingualText),
    form: Type.Unknown(),
    exceptions: Type.Array(Type.Object({ key: Type.String(), name: BilingualText, plan: BilingualText, role: Type.String(), withinMs: Nullable(Type.Integer()), tellsCustomer: Type.Boolean() })),
  }),
  /** Every step of the flow with where we stand, for the picture. */
  path: Type.Array(Type.Object({ stage: Stage, steps: Type.Array(Type.Object({ key: Type.String(), name: BilingualText, role: Type.String(), now: Type.Boolean(), visited: Type.Boolean() })) })),
  clocks: Type.Array(ClockView),
  fields: Fields,
  /** Custom fields of the ticket's kind, besides the flow's own. */
  customForm: Type.Unknown(),
  exits: Type.Array(ExitView),
  pause: Type.Union([Type.Object({ reason: Type.String(), since: Moment, until: Nullable(Moment) }), Type.Null()]),
  solution: Type.Union([Type.Object({ text: Type.String(), evidence: Type.Array(Type.Object({ id: Id, name: Type.String(), type: Type.String(), size: Type.Integer() })), at: Moment, /** Of an earlier round: a new one is asked for. */ lapsed: Type.Boolean() }), Type.Null()]),
  confirmation: Type.Union([Type.Object({ by: Type.String(), at: Moment }), Type.Null()]),
  silenceConfirmsAt: Nullable(Moment),
  rating: Type.Union([Type.Object({ score: Type.Number(), scale: Type.Number(), comment: Nullable(Type.String()), ...answerViews, at: Moment }), Type.Null()]),
  /** What the rating asks besides stars. */
  survey: SurveyView,
  ratingAskedAt: Nullable(Moment),
  followUp: Type.Union([Type.Object({ id: Id, dueAt: Moment, method: Type.String(), attempts: Type.Integer(), outcome: Type.String() }), Type.Null()]),
  /** The plan that is being followed, in words; `role` took over. */
  exception: Type.Union([
    Type.Object({ plan: Type.String(), at: Moment, name: BilingualText, text: BilingualText, role: Type.String(), note: Nullable(Type.String()), tellsCustomer: Type.Boolean() }),
    Type.Null(),
  ]),
  /** The summary of a hand-over that nobody has acknowledged yet. */
  handOver: Type.Union([
    Type.Object({
      at: Moment,
      by: Nullable(Named),
      /** Null where the system handed it over: then `because` says why. */
      summary: Type.Union([Type.Object({ situation: Type.String(), done: Type.String(), next: Type.String(), promised: Type.String() }), Type.Null()]),
      because: Nullable(SystemReason),
      takenAt: Nullable(Moment),
    }),
    Type.Null(),
  ]),
  /** The assistant's part; null: it never spoke here. `failed` turns are those in which it could not help; `ended` says why it speaks no more. */
  assistant: Type.Union([Type.Object({ speaks: Type.Boolean(), turns: Type.Integer(), failed: Type.Integer(), ended: Nullable(Type.String()) }), Type.Null()]),
  /** How much is asked of others; `approved` is what the flow sees of the last approval. */
  subTasks: Type.Object({ open: Type.Integer(), all: Type.Integer(), approved: Type.Boolean() }),
  escalatedAt: Nullable(Moment),
  expeditedAt: Nullable(Moment),
  /** The customer stopped waiting and has not been answered since: nobody sits in front of it. */
  abandonedAt: Nullable(Moment),
  urges: Type.Integer(),
  reopenings: Type.Integer(),
  links: Type.Array(Type.Object({ ticketId: Id, number: Type.String(), subject: Type.String(), relation: Type.String() })),
  mergedInto: Type.Union([Type.Object({ id: Id, number: Type.String() }), Type.Null()]),
  parent: Type.Union([Type.Object({ id: Id, number: Type.String() }), Type.Null()]),
  messageSeq: Type.Integer(),
  firstAnsweredAt: Nullable(Moment),
  waitingSince: Nullable(Moment),
  stepEnteredAt: Moment,
  openedAt: Moment,
  archivedAt: Nullable(Moment),
  /** Where the customer follows the ticket. */
  customerUrl: Type.String(),
  version: Type.Integer(),
  /** What the caller may do now; the console shows nothing else. */
  may: Type.Object({ work: Type.Boolean(), assign: Type.Boolean(), override: Type.Boolean(), merge: Type.Boolean(), ask: Type.Boolean(), acknowledge: Type.Boolean(), expedite: Type.Boolean(), /** Say that the customer's last word asks for nothing. */ waiveAnswer: Type.Boolean() }),
});
export type TicketView = Static<typeof TicketView>;
