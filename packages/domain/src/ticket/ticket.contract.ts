/** Endpoints of tickets: their queues, one of them, and a new one. What is done to one is in `act.contract.ts` and `relation.contract.ts`. */

import { Type } from 'typebox';
import { CustomerClaim } from '../customer/customer.contract.ts';
import { Stage } from '../flow/stage.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/id.ts';
import { PageOf, PageQuery } from '../kernel/page.ts';
import { maxMessageLength, TicketParams } from './message.contract.ts';
import { Fields, PrioritySchema, TicketRow, TicketView } from './ticket.schema.ts';

export const queues = ['mine', 'team', 'unassigned', 'all'] as const;
export const Queue = Type.Union([Type.Literal('mine'), Type.Literal('team'), Type.Literal('unassigned'), Type.Literal('all')]);
export type Queue = (typeof queues)[number];

/** How the promises of a live ticket stand, for lists. */
export const clockFilters = ['at_risk', 'breached'] as const;
export type ClockFilter = (typeof clockFilters)[number];

/** Filters of a queue; a saved filter keeps exactly these. */
export const ticketFilter = {
  stage: Type.Optional(Stage),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  priority: Type.Optional(PrioritySchema),
  channel: Type.Optional(Type.String({ maxLength: 60 })),
  state: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('open'), Type.Literal('paused'), Type.Literal('archived')])),
  complaint: Type.Optional(Type.Boolean()),
  /** Live tickets with a running promise that has warned, and none broken; or with one that is broken. */
  clock: Type.Optional(Type.Union([Type.Literal('at_risk'), Type.Literal('breached')])),
  teamId: Type.Optional(Id),
  agentId: Type.Optional(Id),
  customerId: Type.Optional(Id),
  /** What the search would find tickets by: words of any length, phrases, numbers and their ends, names, contacts. */
  q: Type.Optional(Type.String({ maxLength: 200 })),
};

export const listTickets = endpoint({
  method: 'GET',
  path: '/tickets',
  permission: 'ticket.read',
  summary: 'A queue, most urgent first (archived ones: latest first)',
  query: Type.Object({ queue: Type.Optional(Queue), ...ticketFilter, ...PageQuery }),
  reply: PageOf(TicketRow),
  refusals: ['page.cursor_invalid'],
});

export const exportTickets = endpoint({
  method: 'GET',
  path: '/tickets/export',
  permission: 'ticket.export',
  summary: 'Tickets as CSV, within queue, filter and reach; formulas neutralised, contact values left out, audited',
  query: Type.Object({ queue: Type.Optional(Queue), ...ticketFilter, language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) }),
  download: true,
  refusals: [],
});

export const countTickets = endpoint({
  method: 'GET',
  path: '/tickets/counts',
  permission: 'ticket.read',
  summary: 'How many live tickets each queue and stage holds for the caller',
  reply: Type.Object({
    queues: Type.Object({ mine: Type.Integer(), team: Type.Integer(), unassigned: Type.Integer(), all: Type.Integer() }),
    stages: Type.Object({ consult: Type.Integer(), accept: Type.Integer(), process: Type.Integer(), feedback: Type.Integer(), follow_up: Type.Integer() }),
    followUps: Type.Integer(),
    /** Counting stops here; a larger queue is shown as "999+". */
    cap: Type.Integer(),
  }),
  refusals: [],
});

export const openTicket = endpoint({
  method: 'POST',
  path: '/tickets',
  permission: 'ticket.open',
  summary: 'Open a ticket for a customer with at least one contact point',
  body: Type.Object(
    {
      /** The channel's key. */
      channel: Type.String({ maxLength: 60 }),
      customer: CustomerClaim,
      subject: Type.Optional(Type.String({ maxLength: 200 })),
      body: Type.String({ minLength: 1, maxLength: maxMessageLength }),
      kind: Type.Optional(Type.String({ maxLength: 60 })),
      /** The category's key. */
      category: Type.Optional(Type.String({ maxLength: 80 })),
      region: Type.Optional(Type.String({ maxLength: 100 })),
      fields: Type.Optional(Fields),
    },
    { additionalProperties: false },
  ),
  reply: TicketView,
  status: 201,
  refusals: [
    'customer.contact_missing', 'customer.contact_invalid', 'channel.unknown', 'channel.closed', 'category.unknown',
    'ticket_kind.unknown', 'flow_rule.none_matches', 'step.fields_invalid', 'message.empty', 'message.too_long',
  ],
});

export const readTicket = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId',
  permission: 'ticket.read',
  summary: 'One ticket with its step guide and the exits the caller may use now',
  params: TicketParams,
  reply: TicketView,
  refusals: ['ticket.unknown'],
});
