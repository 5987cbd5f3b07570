/** Endpoints that hand a ticket over with its summary, and end an exception by hand. */

import { Type } from 'typebox';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { TicketParams, Version } from './message.contract.ts';
import { TicketView } from './ticket.schema.ts';

const closed = ['ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged'] as const;
const Part = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' });

export const handOverTicket = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/hand-over',
  permission: 'ticket.assign',
  summary: 'Hand it over to an agent or to a team’s queue, with the four things the next person must know',
  params: TicketParams,
  body: Type.Object(
    {
      agentId: Type.Optional(Type.Union([Id, Type.Null()])),
      teamId: Type.Optional(Type.Union([Id, Type.Null()])),
      /** Where it stands, what was done, what comes next, what the customer was promised. */
      summary: Type.Object({ situation: Part, done: Part, next: Part, promised: Part }, { additionalProperties: false }),
      version: Version,
    },
    { additionalProperties: false },
  ),
  reply: TicketView,
  refusals: [...closed, 'person.unknown', 'team.unknown', 'ticket.agent_unfit', 'hand_over.nobody', 'hand_over.to_holder'],
});

export const acknowledgeHandOver = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/hand-over/acknowledge',
  permission: 'ticket.work',
  summary: 'I have read the summary and go on from here',
  params: TicketParams,
  body: Type.Optional(Type.Object({ version: Version }, { additionalProperties: false })),
  reply: TicketView,
  refusals: [...closed, 'hand_over.none', 'hand_over.not_yours'],
});

export const settleException = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/settle-exception',
  permission: 'ticket.work',
  summary: 'The exception is dealt with; work goes back to the role of the step',
  params: TicketParams,
  body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }), version: Version }, { additionalProperties: false }),
  reply: TicketView,
  refusals: [...closed, 'ticket.role_mismatch', 'ticket.no_exception'],
});
