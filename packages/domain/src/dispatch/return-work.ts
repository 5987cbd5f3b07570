/** What goes back to the queue when its holder has gone. */

import type { Ticket } from '../ticket/ticket.ts';
import type { TeamRules } from './dispatch.schema.ts';

type Work = Pick<Ticket, 'state' | 'stage' | 'waitingSince' | 'firstAnsweredAt'>;

/** The customer waits for a word. What is paused, or with the customer, waits as well without its holder. */
export function isUnanswered({ state, waitingSince, firstAnsweredAt, stage }: Work): boolean {
  if (state !== 'open') return false;
  return waitingSince !== null || (firstAnsweredAt === null && (stage === 'consult' || stage === 'accept'));
}

export function goesBack(ticket: Work, { returnsInProgress }: Pick<TeamRules, 'returnsInProgress'>): boolean {
  if (isUnanswered(ticket)) return true;
  return returnsInProgress && ticket.state === 'open' && ticket.stage !== 'feedback' && ticket.stage !== 'follow_up';
}

/** Its holder's turn is over: nothing of it is in work until the customer speaks. */
export function isResting({ state, stage, waitingSince }: Pick<Ticket, 'state' | 'stage' | 'waitingSince'>): boolean {
  return state === 'paused' || ((stage === 'feedback' || stage === 'follow_up') && waitingSince === null);
}
