/** Endpoints of follow-up visits: who is to be asked, when, and what came of it. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { Moment, Nullable } from '../kernel/wire.ts';
import { Version } from './message.contract.ts';
import { walking } from './act-endpoint.ts';
import { TicketView } from './ticket.schema.ts';

const Method = Type.Union([Type.Literal('phone'), Type.Literal('chat'), Type.Literal('message')]);

export const FollowUpRow = Type.Object({
  id: Id,
  ticket: Type.Object({ id: Id, number: Type.String(), subject: Type.String(), kind: Nullable(Type.String()), version: Type.Integer() }),
  customer: Type.Object({ id: Id, name: Nullable(Type.String()), contact: Nullable(Type.String()) }),
  agent: Type.Union([Type.Object({ id: Id, name: Type.String() }), Type.Null()]),
  dueAt: Moment,
  method: Method,
  script: Type.String(),
  outcome: Type.Union([Type.Literal('planned'), Type.Literal('good'), Type.Literal('bad'), Type.Literal('waived')]),
  attempts: Type.Array(Type.Object({ at: Moment, reached: Type.Boolean(), note: Nullable(Type.String()) })),
  doneAt: Nullable(Moment),
  note: Nullable(Type.String()),
});

export const listFollowUps = endpoint({
  method: 'GET',
  path: '/follow-ups',
  permission: 'follow_up.work',
  summary: 'Follow-up visits, due first',
  query: Type.Object({ ...PageQuery, whose: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('all')])), outcome: Type.Optional(Type.Union([Type.Literal('planned'), Type.Literal('done')])), ticketId: Type.Optional(Id) }),
  reply: PageOf(FollowUpRow),
  refusals: ['page.cursor_invalid'],
});

export const planFollowUp = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/follow-ups',
  permission: 'follow_up.work',
  summary: 'Plan the follow-up visit, or move it',
  params: Type.Object({ ticketId: Id }),
  body: Type.Object({ dueAt: Moment, method: Method, script: Type.Optional(Type.String({ maxLength: 2000 })), version: Version }, { additionalProperties: false }),
  reply: TicketView,
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.merged', 'ticket.archived', 'ticket.not_in_follow_up'],
});

export const recordFollowUp = endpoint({
  method: 'POST',
  path: '/follow-ups/:followUpId/attempts',
  permission: 'follow_up.work',
  summary: 'Record an attempt; with a result it ends the visit: a bad one reopens the ticket',
  params: Type.Object({ followUpId: Id }),
  body: Type.Object(
    {
      reached: Type.Boolean(),
      result: Type.Optional(Type.Union([Type.Literal('good'), Type.Literal('bad')])),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
      version: Version,
    },
    { additionalProperties: false },
  ),
  reply: TicketView,
  refusals: ['follow_up.unknown', 'follow_up.done', 'ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged', 'ticket.not_in_follow_up', ...walking],
});

export const waiveFollowUp = endpoint({
  method: 'POST',
  path: '/follow-ups/:followUpId/waive',
  permission: 'follow_up.work',
  summary: 'No visit is needed, for a stated reason',
  params: Type.Object({ followUpId: Id }),
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }), version: Version }, { additionalProperties: false }),
  reply: TicketView,
  refusals: ['follow_up.unknown', 'follow_up.done', 'ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged', 'ticket.not_in_follow_up', ...walking],
});
