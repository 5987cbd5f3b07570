/** How an article stands at a moment: whether it answers, and what its owner has to do about it. */

import { type LocalDate, toDayNumber } from '../calendar/local-date.ts';
import { day, type Instant } from '../kernel/instant.ts';

/** `waiting`: published, and its time is still to come. `wrong`: its version was found wrong, and nothing took its place yet. */
export const standings = ['draft', 'waiting', 'published', 'expired', 'wrong', 'retired'] as const;
export type Standing = (typeof standings)[number];

export interface Dates {
  readonly retiredAt: Instant | null;
  /** Null while nothing is published. */
  readonly published: { readonly validFrom: Instant | null; readonly validUntil: Instant | null; readonly wrong: boolean } | null;
}

export function standingOf({ retiredAt, published }: Dates, now: Instant): Standing {
  if (retiredAt !== null) return 'retired';
  if (published === null) return 'draft';
  if (published.wrong) return 'wrong';
  if (published.validUntil !== null && published.validUntil <= now) return 'expired';
  return published.validFrom !== null && published.validFrom > now ? 'waiting' : 'published';
}

/** A moment, and the day of the centre that it lies in: an article ceases to hold at a moment, its review is due on a day. */
export interface Present {
  readonly now: Instant;
  readonly today: LocalDate;
}

/** How long before the day of review its owner is told. */
export const reviewNoticeDays = 14;
/** How long before it ceases to hold. */
export const expiryNotice = 7 * day;

export type ReviewNeed = 'none' | 'due' | 'overdue';

/** Overdue from the day after. */
export function reviewNeedOf(reviewOn: LocalDate, today: LocalDate): ReviewNeed {
  const daysLeft = toDayNumber(reviewOn) - toDayNumber(today);
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= reviewNoticeDays ? 'due' : 'none';
}
