/** Gives a whole stretch of a queue to the people who are free, one ticket after the other, each seeing what those before it took. */

import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import { chooseAgent, type Candidate, type Need } from './choose-agent.ts';
import type { Strategy } from './dispatch.schema.ts';

export interface WaitingNeed extends Need {
  /** Left over from an outage or a rush: given out at a limited rate. */
  readonly backlog: boolean;
}

export interface Assignment {
  readonly ticketId: Id;
  readonly agentId: Id;
  /** What the ticket needed: a step further it may need another. */
  readonly role: string;
}

export interface DispatchPlan {
  readonly assignments: readonly Assignment[];
  /** Everybody, with what they carry now. */
  readonly candidates: readonly Candidate[];
  /** Tickets of the backlog that were given out, of the credit that there was. */
  readonly released: number;
}

/** `needs` in the order of the queue: most urgent first. */
export function planDispatch(
  needs: readonly WaitingNeed[],
  candidates: readonly Candidate[],
  { strategy, credit, at }: { readonly strategy: Exclude<Strategy, 'manual'>; /** How much of a backlog may be given out. */ readonly credit: number; readonly at: Instant },
): DispatchPlan {
  const now = [...candidates];
  const assignments: Assignment[] = [];
  let released = 0;
  for (const need of needs) {
    if (need.backlog && released + 1 > credit) continue;
    const chosen = chooseAgent(need, now, strategy);
    if (chosen === null) continue;
    now[now.indexOf(chosen)] = withOneMore(chosen, need, at + assignments.length / 1_000);
    assignments.push({ ticketId: need.ticketId, agentId: chosen.id, role: need.role });
    if (need.backlog) released += 1;
  }
  return { assignments, candidates: now, released };
}

/** `givenAt` advances by less than a millisecond within a plan: whose turn it is must differ even when all is given at once. */
function withOneMore(candidate: Candidate, { weight, channelKind }: Need, givenAt: number): Candidate {
  const working = { ...candidate.working, [channelKind]: (candidate.working[channelKind] ?? 0) + 1 };
  return { ...candidate, load: candidate.load + weight, working, givenAt };
}

/** Whether anything could be given to anybody at all; `lightest` is the least that a ticket weighs. */
export function isAnyoneFree(candidates: readonly Candidate[], lightest: number): boolean {
  return candidates.some(({ load, capacity }) => load + lightest <= capacity);
}
