/** Endpoints of sub-tasks: help, approval and call-back asked of others, and what those who are asked do with them. */

import { Type, type Static } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { BilingualText } from '../kernel/text.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { AttachmentView, TicketParams, Version } from './message.contract.ts';
import { ClockView } from './clock.schema.ts';

const Named = Type.Object({ id: Id, name: Type.String() });
const Kind = Type.Union([Type.Literal('help'), Type.Literal('approval'), Type.Literal('call_back')]);
const State = Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('declined'), Type.Literal('cancelled')]);
const Limit = Type.Object({ ms: Type.Integer({ minimum: 60_000, maximum: 90 * 86_400_000 }), clock: Type.Union([Type.Literal('working'), Type.Literal('calendar')]) }, { additionalProperties: false });

const Label = Type.Object({ zh: Type.String({ minLength: 1, maxLength: 100 }), en: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false });

/** As in flow forms, without patterns: whoever asks is no programmer, and a bad pattern is a way to stall a server. */
const AskedField = Type.Object(
  {
    type: Type.Union([Type.Literal('string'), Type.Literal('number'), Type.Literal('integer'), Type.Literal('boolean')]),
    label: Label,
    format: Type.Optional(Type.Union([Type.Literal('date'), Type.Literal('date-time'), Type.Literal('multiline')])),
    enum: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 50, uniqueItems: true })),
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  },
  { additionalProperties: false },
);

const AskedForm = Type.Object(
  { type: Type.Literal('object'), properties: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }), AskedField, { maxProperties: 20, additionalProperties: false }) },
  { additionalProperties: false },
);

const Asked = Type.Object(
  {
    teamId: Type.Optional(Id),
    /** A role's key: whoever holds it (in the team, where one is named). */
    role: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** This person alone. */
    agentId: Type.Optional(Id),
  },
  { additionalProperties: false },
);

const Excerpt = Type.Object({
  id: Id,
  seq: Type.Integer(),
  direction: Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('internal')]),
  author: Type.Object({ kind: Type.String(), name: Nullable(Type.String()) }),
  body: Type.String(),
  attachments: Type.Array(AttachmentView),
  at: Moment,
});

export const SubTaskView = Type.Object({
  id: Id,
  kind: Kind,
  title: Type.String(),
  asks: Type.String(),
  form: Type.Unknown(),
  state: State,
  /** `mayRead`: whether the caller may open the whole ticket. */
  ticket: Type.Object({ id: Id, number: Type.String(), subject: Type.String(), mayRead: Type.Boolean() }),
  /** Whom a call-back calls; the number masked. */
  customer: Type.Union([Type.Object({ id: Id, name: Nullable(Type.String()), contactPointId: Id, contact: Nullable(Type.String()), contactKind: Nullable(Type.String()) }), Type.Null()]),
  wantedFrom: Nullable(Moment),
  wantedTo: Nullable(Moment),
  layers: Type.Array(
    Type.Object({
      team: Type.Union([Type.Object({ id: Id, name: BilingualText }), Type.Null()]),
      role: Type.Union([Type.Object({ key: Type.String(), name: BilingualText }), Type.Null()]),
      agent: Nullable(Named),
      approval: Type.Union([Type.Object({ by: Named, at: Moment, note: Nullable(Type.String()) }), Type.Null()]),
    }),
  ),
  /** From 0; the layer whose turn it is, or was last. */
  layer: Type.Integer(),
  layerAt: Moment,
  within: Type.Union([Type.Object({ ms: Type.Integer(), clock: Type.Union([Type.Literal('working'), Type.Literal('calendar')]) }), Type.Null()]),
  clock: Nullable(ClockView),
  /** Who has it in hand. */
  agent: Nullable(Named),
  askedBy: Nullable(Named),
  askedAt: Moment,
  excerpts: Type.Array(Excerpt),
  files: Type.Array(AttachmentView),
  attempts: Type.Array(Type.Object({ at: Moment, by: Nullable(Type.String()), reached: Type.Boolean(), note: Nullable(Type.String()) })),
  outcome: Type.Union([Type.Literal('done'), Type.Literal('approved'), Type.Literal('reached'), Type.Literal('not_reached'), Type.Null()]),
  /** The result, or why it was declined or taken back. */
  answer: Nullable(Type.String()),
  fields: Type.Unknown(),
  answerFiles: Type.Array(AttachmentView),
  endedBy: Nullable(Named),
  endedAt: Nullable(Moment),
  /** What the caller may do now. */
  may: Type.Object({ take: Type.Boolean(), release: Type.Boolean(), answer: Type.Boolean(), cancel: Type.Boolean(), call: Type.Boolean() }),
});
export type SubTaskView = Static<typeof SubTaskView>;

export const askSubTask = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/sub-tasks',
  permission: 'ticket.work',
  summary: 'Ask others for their part: help, an approval in one or more layers, a call-back; the ticket stays where it is',
  params: TicketParams,
  body: Type.Object(
    {
      kind: Kind,
      title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
      asks: Type.Optional(Type.String({ maxLength: 4000 })),
      form: Type.Optional(AskedForm),
      /** One for help and call-back; up to five, one after the other, for an approval. */
      layers: Type.Array(Asked, { minItems: 1, maxItems: 10 }),
      /** For each layer. */
      within: Type.Optional(Limit),
      /** Messages shown to those who do not see the ticket. */
      excerpts: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true })),
      files: Type.Optional(Type.Array(Id, { maxItems: 10, uniqueItems: true })),
      callBack: Type.Optional(Type.Object({ contactPointId: Id, from: Type.Optional(Moment), to: Type.Optional(Moment) }, { additionalProperties: false })),
      version: Version,
    },
    { additionalProperties: false },
  ),
  reply: SubTaskView,
  status: 201,
  refusals: [
    'ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged', 'team.unknown', 'role.unknown', 'person.unknown', 'person.inactive', 'message.unknown', 'file.unknown', 'contact_point.unknown',
    'sub_task.too_many', 'sub_task.nobody_asked', 'sub_task.layers_invalid', 'sub_task.own_wish', 'sub_task.approved_before', 'sub_task.kind_differs', 'sub_task.call_hours', 'step.fields_invalid',
  ],
});

export const listTicketSubTasks = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/sub-tasks',
  permission: 'ticket.read',
  summary: 'Everything asked of others on this ticket, in the order it was asked',
  params: TicketParams,
  reply: Type.Object({ items: Type.Array(SubTaskView) }),
  refusals: ['ticket.unknown'],
});

export const cancelSubTask = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/sub-tasks/:subTaskId/cancel',
  permission: 'ticket.work',
  summary: 'Take the wish back',
  params: Type.Object({ ticketId: Id, subTaskId: Id }),
  body: Type.Optional(Type.Object({ reason: Type.Optional(Type.String({ maxLength: 1000 })) }, { additionalProperties: false })),
  reply: SubTaskView,
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged', 'sub_task.unknown', 'sub_task.ended'],
});

export const listSubTasks = endpoint({
  method: 'GET',
  path: '/sub-tasks',
  permission: 'sub_task.work',
  summary: 'What is asked of me (`mine`), of me, my teams and my roles (`team`), or by me (`asked`): open ones oldest first, ended ones latest first',
  query: Type.Object({
    ...PageQuery,
    whose: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('team'), Type.Literal('asked')])),
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
    kind: Type.Optional(Kind),
  }),
  reply: PageOf(SubTaskView),
  refusals: ['page.cursor_invalid'],
});

export const countSubTasks = endpoint({
  method: 'GET',
  path: '/sub-tasks/counts',
  permission: 'sub_task.work',
  summary: 'How many open ones are asked of me alone, and of me, my teams and my roles',
  reply: Type.Object({ mine: Type.Integer(), team: Type.Integer(), cap: Type.Integer() }),
  refusals: [],
});

const SubTaskParams = Type.Object({ subTaskId: Id });
const turn = ['sub_task.unknown', 'sub_task.ended', 'sub_task.not_asked', 'sub_task.taken', 'ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged'] as const;

const act = <const P extends string>(path: P) =>
  ({ method: 'POST', path: `/sub-tasks/:subTaskId/${path}`, permission: 'sub_task.work', params: SubTaskParams, reply: SubTaskView }) as const;

export const readSubTask = endpoint({
  method: 'GET',
  path: '/sub-tasks/:subTaskId',
  permission: 'sub_task.work',
  summary: 'One sub-task with what is needed to answer it; the whole ticket only for those whose reach covers it',
  params: SubTaskParams,
  reply: SubTaskView,
  refusals: ['sub_task.unknown'],
});

export const takeSubTask = endpoint({ ...act('take'), summary: 'Take it in hand; whoever is first has it', refusals: [...turn] });

export const releaseSubTask = endpoint({ ...act('release'), summary: 'Give it back to all who are asked', refusals: [...turn, 'sub_task.not_taken'] });

export const answerSubTask = endpoint({
  ...act('answer'),
  summary: 'The help that was asked for: words, the form, files',
  body: Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
      fields: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())),
      files: Type.Optional(Type.Array(Id, { maxItems: 10, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  refusals: [...turn, 'sub_task.kind_differs', 'step.fields_invalid', 'step.fields_missing', 'file.unknown'],
});

export const approveSubTask = endpoint({
  ...act('approve'),
  summary: 'Approve this layer; the next one begins, or the approval is given',
  body: Type.Optional(Type.Object({ note: Type.Optional(Type.String({ maxLength: 2000 })) }, { additionalProperties: false })),
  refusals: [...turn, 'sub_task.kind_differs', 'sub_task.own_wish', 'sub_task.approved_before'],
});

export const declineSubTask = endpoint({
  ...act('decline'),
  summary: 'No, for a stated reason; ends an approval whatever layer it has reached',
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) }, { additionalProperties: false }),
  refusals: [...turn],
});

export const recordCall = endpoint({
  ...act('calls'),
  summary: 'Record a call; one that reached the customer ends the call-back, and so does the third that did not',
  body: Type.Object({ reached: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 2000 })) }, { additionalProperties: false }),
  refusals: [...turn, 'sub_task.kind_differs'],
});

export const readCallBackNumber = endpoint({
  method: 'POST',
  path: '/sub-tasks/:subTaskId/number',
  permission: 'sub_task.work',
  summary: 'The whole number of a call-back that one has in hand; each look is audited',
  params: SubTaskParams,
  reply: Type.Object({ value: Type.String() }),
  refusals: ['sub_task.unknown', 'sub_task.ended', 'sub_task.not_taken', 'sub_task.kind_differs', 'customer.unknown', 'contact_point.unknown'],
});

export const uploadSubTaskFile = endpoint({
  method: 'POST',
  path: '/sub-tasks/:subTaskId/files',
  permission: 'sub_task.work',
  summary: 'Upload one file, to send it with the answer',
  params: SubTaskParams,
  multipart: true,
  reply: AttachmentView,
  status: 201,
  refusals: ['sub_task.unknown', 'file.too_large', 'file.type_refused', 'file.missing'],
});

export const downloadSubTaskFile = endpoint({
  method: 'GET',
  path: '/sub-tasks/:subTaskId/files/:fileId',
  permission: 'sub_task.work',
  summary: 'A file that was sent with the wish, an excerpt or the answer; `inline=1` shows pictures',
  params: Type.Object({ subTaskId: Id, fileId: Id }),
  query: Type.Object({ inline: Type.Optional(Type.Literal('1')) }),
  download: true,
  refusals: ['sub_task.unknown', 'file.unknown'],
});
