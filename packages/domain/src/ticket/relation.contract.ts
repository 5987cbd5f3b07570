/** Endpoints of what tickets are to each other: merged, split, linked. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { act, closed } from './act-endpoint.ts';
import { Version } from './message.contract.ts';

export const mergeTicket = endpoint({
  ...act('merge'),
  permission: 'ticket.merge',
  summary: 'This ticket lives on in another; reversible, later messages follow',
  body: Type.Object({ into: Id, version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.merged', 'ticket.merge_into_itself', 'ticket.customer_differs', 'ticket.archived'],
});

export const unmergeTicket = endpoint({
  ...act('unmerge'),
  permission: 'ticket.merge',
  summary: 'Take a merge back',
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.not_merged'],
});

export const splitTicket = endpoint({
  ...act('split'),
  permission: 'ticket.merge',
  summary: 'A second matter gets a ticket of its own, with copies of the chosen messages',
  body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }), messages: Type.Array(Id, { minItems: 1, maxItems: 50 }), kind: Type.Optional(Type.String({ maxLength: 60 })), version: Version }, { additionalProperties: false }),
  status: 201,
  refusals: [...closed, 'message.unknown', 'ticket_kind.unknown', 'flow_rule.none_matches'],
});

export const linkTicket = endpoint({
  ...act('link'),
  permission: 'ticket.work',
  summary: 'Relate two tickets',
  body: Type.Object(
    {
      ticketId: Id,
      relation: Type.Optional(Type.Union([Type.Literal('related'), Type.Literal('duplicate'), Type.Literal('causes'), Type.Literal('caused_by')])),
      version: Version,
    },
    { additionalProperties: false },
  ),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.link_to_itself', 'ticket.already_linked'],
});

export const unlinkTicket = endpoint({
  ...act('unlink'),
  permission: 'ticket.work',
  summary: 'Take a relation back',
  body: Type.Object({ ticketId: Id, version: Version }, { additionalProperties: false }),
  refusals: ['ticket.unknown', 'ticket.changed', 'ticket.not_linked'],
});
