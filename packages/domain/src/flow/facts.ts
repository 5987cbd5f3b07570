/** What conditions and `requires` may look at besides the filled fields. The ticket fills them in; the flow only names them. */

import type { Json } from '../kernel/json.ts';

export const factNames = [
  'ticket.kind',
  'ticket.category',
  'ticket.priority',
  'ticket.channel',
  'ticket.complaint',
  /** True once a person (or an accepted answer of the assistant) has answered the customer. */
  'ticket.answered',
  /** True when the agent closed the matter in `consult`: the trivial stages then walk themselves. */
  'ticket.answered_on_the_spot',
  'ticket.solution',
  'ticket.confirmed',
  'ticket.reopenings',
  'customer.contact',
  'customer.name',
  'customer.tier',
] as const;

export type FactName = (typeof factNames)[number];

/** Null stands for "not there". `customer.contact` is true when there is at least one contact point. */
export type Facts = Readonly<Record<FactName, Json>>;
