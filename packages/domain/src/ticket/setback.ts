/** How long a ticket on which work faulted is left aside before it is tried again. */

import { minute, type Milliseconds } from '../kernel/instant.ts';

const longest = 10 * minute;

/** Twice as long each time, up to ten minutes: what is mended goes on soon, what is not costs little. */
export function retryAfter(failures: number): Milliseconds {
  return Math.min(minute * 2 ** (failures - 1), longest);
}
