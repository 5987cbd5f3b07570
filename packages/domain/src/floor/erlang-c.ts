/**
 * How many people it takes that callers wait no longer than promised: the queue M/M/N of A. K. Erlang (1917), "Erlang C".
 *
 * Arrivals are taken as random and independent, handling times as exponential, and nobody as hanging up. Since real callers do hang up,
 * it asks for too many people when the load is heavy, never for too few. Times need one common unit only; here milliseconds.
 */

import type { Milliseconds } from '../kernel/instant.ts';

/** Work that arrives per unit of time, in people kept busy by it (Erlangs): arrivals a millisecond × handling time. */
export function offeredLoad(arrivalsPerMs: number, handleMs: Milliseconds): number {
  return arrivalsPerMs * handleMs;
}

/** Share of arrivals that find all `servers` busy when such are sent away (Erlang B): the recursion B(n) = A·B(n−1) / (n + A·B(n−1)), which never overflows. */
export function lossProbability(load: number, servers: number): number {
  let lost = 1;
  for (let n = 1; n <= servers; n += 1) lost = (load * lost) / (n + load * lost);
  return lost;
}

/** Share of arrivals that must wait, 0…1. 1 when the load is as large as the staff or larger: then the queue grows without end. */
export function waitProbability(load: number, servers: number): number {
  return fromLoss(load, servers, lossProbability(load, servers));
}

/** C = B / (1 − (A/N)(1 − B)). */
function fromLoss(load: number, servers: number, lost: number): number {
  if (load <= 0) return 0;
  if (servers <= load) return 1;
  return lost / (1 - (load / servers) * (1 - lost));
}

/** Share of arrivals that are answered within `withinMs`, 0…1. */
export function serviceLevel(load: number, servers: number, handleMs: Milliseconds, withinMs: Milliseconds): number {
  return levelAt(waitProbability(load, servers), load, servers, handleMs, withinMs);
}

function levelAt(waits: number, load: number, servers: number, handleMs: Milliseconds, withinMs: Milliseconds): number {
  if (load <= 0) return 1;
  if (servers <= load) return 0;
  return 1 - waits * Math.exp((-(servers - load) * withinMs) / handleMs);
}

/** Mean wait over all arrivals (average speed of answer). `Infinity` when the queue grows without end. */
export function averageWait(load: number, servers: number, handleMs: Milliseconds): Milliseconds {
  if (load <= 0) return 0;
  if (servers <= load) return Infinity;
  return (waitProbability(load, servers) * handleMs) / (servers - load);
}

/** Share of the time that people are busy, 0…1; above 1 there is more work than time. */
export function occupancy(load: number, servers: number): number {
  return load <= 0 ? 0 : load / servers;
}

export interface Goal {
  /** Share of arrivals, 0…1 (exclusive of 1: no staff reaches it). */
  readonly share: number;
  readonly withinMs: Milliseconds;
}

/** The smallest staff that reaches the goal. One pass of the recursion, so it is linear in the answer. */
export function serversFor(load: number, handleMs: Milliseconds, goal: Goal): number {
  if (load <= 0) return 0;
  const share = Math.min(goal.share, 0.999_999);
  let lost = 1;
  for (let n = 1; ; n += 1) {
    lost = (load * lost) / (n + load * lost);
    if (levelAt(fromLoss(load, n, lost), load, n, handleMs, goal.withinMs) >= share) return n;
  }
}

/** People to schedule so that `needed` are at work: breaks, meetings, training and illness take their share, 0…1 (exclusive). */
export function withShrinkage(needed: number, shrinkage: number): number {
  // Rounded first: 6 / 0.6 is 10.000000000000002 to a computer, and nobody schedules an eleventh for that.
  return Math.ceil(Math.round((needed / (1 - shrinkage)) * 1e9) / 1e9);
}
