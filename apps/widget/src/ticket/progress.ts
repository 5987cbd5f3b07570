/** The five stages as a customer reads them: done, now, or still to come. */

import type { Stage } from '@huiyin/domain/flow/stage.ts';
import type { TicketView } from './own-ticket.ts';

export interface Step {
  readonly stage: Stage;
  readonly state: 'done' | 'now' | 'later';
  /** RFC 3339; null where the stage was not reached. */
  readonly at: string | null;
}

const order: readonly Stage[] = ['consult', 'accept', 'process', 'feedback', 'follow_up'];

/** After an objection a stage that was reached lies ahead again: it is shown as to come, without its old time. */
export function stepsOf({ stage, state, reached }: Pick<TicketView, 'stage' | 'state' | 'reached'>): readonly Step[] {
  const now = order.indexOf(stage);
  return order.map((each, index) => {
    const done = state === 'archived' || index < now;
    const at = reached.find((entry) => entry.stage === each)?.at ?? null;
    return done ? { stage: each, state: 'done', at } : index === now ? { stage: each, state: 'now', at } : { stage: each, state: 'later', at: null };
  });
}

const urgeEveryMs = 600_000;

/** Whole minutes until one may urge again, at least 1; 0 when one may. */
export function minutesToUrge(urgedAt: string | null, now: number): number {
  if (urgedAt === null) return 0;
  const left = Date.parse(urgedAt) + urgeEveryMs - now;
  return left <= 0 ? 0 : Math.max(1, Math.ceil(Math.min(left, urgeEveryMs) / 60_000));
}
