/** What the endpoints of all acts have in common. */

import { TicketParams } from './message.contract.ts';
import { TicketView } from './ticket.schema.ts';

/** What the flow itself may refuse on the way. */
export const walking = ['step.unknown', 'step.fields_missing', 'step.fields_invalid', 'exit.unknown', 'exit.closed', 'exception.unknown'] as const;
/** No act reaches a ticket that is not there, was changed by another, or is over. */
export const closed = ['ticket.unknown', 'ticket.changed', 'ticket.archived', 'ticket.merged'] as const;

export const act = <const P extends string>(path: P) =>
  ({ method: 'POST', path: `/tickets/:ticketId/${path}`, params: TicketParams, reply: TicketView }) as const;
