/** What a figure usually is at this weekday and hour, so that a Monday morning is compared with Monday mornings. */

import { deviationsPerMad, median } from '../kernel/median.ts';
import { fewestWeeks } from './rule.ts';

export interface Baseline {
  readonly value: number;
  /** A robust standard deviation; null where only one earlier figure is known. */
  readonly spread: number | null;
}

/** Weeks that happen to be equal must not make the next one a marvel: a spread is at least this share of the value. */
const leastSpread = 0.05;

/** One value for each week before; null where that week had too few cases. Null: too few weeks to say what is usual. */
export function seasonOf(weeks: readonly (number | null)[]): Baseline | null {
  const known = weeks.filter((value) => value !== null);
  if (known.length < fewestWeeks) return null;
  const value = median(known);
  return { value, spread: Math.max(deviationsPerMad * median(known.map((each) => Math.abs(each - value))), leastSpread * Math.abs(value)) };
}
