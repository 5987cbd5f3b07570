/** What a waiting customer is told: how long, honestly, or nothing. */

import type { Milliseconds } from '../kernel/instant.ts';

export interface QueueFlow {
  /** 1: next. */
  readonly position: number;
  /** Tickets that left this queue into somebody's hands within the last `over`. */
  readonly taken: number;
  readonly over: Milliseconds;
}

/** Fewer are an accident, not a rate. */
const fewestForAnEstimate = 5;

/** The queue moves up by one each `over / taken` (Little's law, L = λW, with the rate measured); null when too little was seen to say. */
export function estimateWait({ position, taken, over }: QueueFlow): Milliseconds | null {
  if (taken < fewestForAnEstimate) return null;
  return Math.round((position * over) / taken);
}
