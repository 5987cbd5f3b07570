/** What a wall shows of a floor: sums over all queues, and the queues that need eyes first, as many as can be read from afar. */

import type { FloorQueue, FloorView } from '@huiyin/domain/floor/floor.contract.ts';

/** More lines would be too small for the other end of the room. */
const mostQueues = 10;

export function wallOf({ queues, agents }: Pick<FloorView, 'queues' | 'agents'>) {
  const sum = (of: (queue: FloorQueue) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  const waits = queues.flatMap(({ longestWaitMs }) => (longestWaitMs === null ? [] : [longestWaitMs]));
  return {
    waiting: sum(({ waiting }) => waiting),
    longestWaitMs: waits.length === 0 ? null : Math.max(...waits),
    breached: sum(({ breached }) => breached),
    abandonedToday: sum(({ abandonedToday }) => abandonedToday),
    // By person: whoever is in two teams is there once.
    available: agents.filter(({ availability }) => availability === 'available').length,
    onDuty: agents.filter(({ availability }) => availability === 'available' || availability === 'busy' || availability === 'wrap_up').length,
    queues: [...queues].sort((a, b) => b.breached - a.breached || b.waiting - a.waiting || (b.longestWaitMs ?? 0) - (a.longestWaitMs ?? 0)).slice(0, mostQueues),
  };
}
