/**
 * How long people work on tickets, told from what they did: nobody fills in time sheets.
 *
 * The time between two acts of the same person on the same ticket counts as work when it is short; after a long gap the person was elsewhere
 * and only the reading before the act counts. In a chat this is the time that one of the person's places was taken, which is what staffing
 * divides by the number of places. Limits: thinking for longer than the gap is lost, and two tickets worked on in turns count both.
 */

import { minute, type Instant, type Milliseconds } from '../kernel/instant.ts';

export const longestGapMs: Milliseconds = 10 * minute;
export const readingMs: Milliseconds = minute;

/** Work that an act stands for; `before`: the same person's act before it on this ticket. */
export function workOf(at: Instant, before: Instant | null): Milliseconds {
  const gap = before === null ? Infinity : at - before;
  return gap <= longestGapMs ? Math.max(0, gap) : readingMs;
}
