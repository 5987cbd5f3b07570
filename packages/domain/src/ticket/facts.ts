/** What a flow may know of a ticket, filled in. */

import type { View } from '../flow/condition.ts';
import { isApproved, openSubTasks } from './sub-task.ts';
import type { Ticket } from './ticket.ts';

export interface Surroundings {
  readonly categoryKey: string | null;
  /** The channel's kind: `phone`, `web` … */
  readonly channelKind: string;
  readonly customer: { readonly name: string | null; readonly tier: string; readonly hasContact: boolean };
}

export function viewOf(ticket: Ticket, { categoryKey, channelKind, customer }: Surroundings): View {
  return {
    fields: ticket.fields,
    facts: {
      'ticket.kind': ticket.kind,
      'ticket.category': categoryKey,
      'ticket.priority': ticket.priority,
      'ticket.channel': channelKind,
      'ticket.complaint': ticket.complaint,
      'ticket.answered': ticket.firstAnsweredAt !== null,
      'ticket.answered_on_the_spot': ticket.answeredOnTheSpot,
      'ticket.solution': ticket.solution?.lapsed ? null : (ticket.solution?.text ?? null),
      'ticket.confirmed': ticket.confirmation !== null,
      'ticket.reopenings': ticket.reopenings,
      'ticket.approved': isApproved(ticket.subTasks),
      'ticket.sub_tasks_open': openSubTasks(ticket.subTasks).length,
      'customer.contact': customer.hasContact,
      'customer.name': customer.name,
      'customer.tier': customer.tier,
    },
  };
}
