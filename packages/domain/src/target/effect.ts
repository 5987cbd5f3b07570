/**
 * What came of a measure: the figure before it and after it. Without a group that went on as before this is weak evidence,
 * and it is always labelled so: what else changed in those weeks is in it too.
 * The shift is Hodges and Lehmann's (1963), the median of all differences, with the interval of the Mann–Whitney ranks.
 */

import { addDays, daysOf } from '../insight/period.ts';
import { median } from '../kernel/median.ts';
import { lineThrough } from './forecast.ts';
import type { Point } from './target.ts';

export interface Effect {
  /** In the figure's unit: after less before. */
  readonly shift: number;
  readonly low: number;
  readonly high: number;
  readonly before: number;
  readonly after: number;
  readonly pointsBefore: number;
  readonly pointsAfter: number;
  /** It was going up or down already before the measure began: part of the shift is that. */
  readonly movedBefore: boolean;
}

/** On each side; with three the interval would be all there is. */
const fewestOfSide = 4;
/** What is longer ago says little about the moment. */
const longestSideDays = 84;
const z95 = 1.96;

/** `toOn` null: it took effect at once, or goes on. Null: not enough points on either side. */
export function effectOf(points: readonly Point[], { fromOn, toOn }: { readonly fromOn: string; readonly toOn: string | null }): Effect | null {
  // A point speaks of the days before it: one of the measure's first day still tells of before.
  const until = toOn ?? fromOn;
  const before = points.filter(({ on }) => on <= fromOn && on > addDays(fromOn, -longestSideDays));
  const after = points.filter(({ on }) => on > until && on <= addDays(until, longestSideDays));
  if (before.length < fewestOfSide || after.length < fewestOfSide) return null;
  const differences = after.flatMap((late) => before.map((early) => late.value - early.value)).toSorted((a, b) => a - b);
  const [m, n] = [before.length, after.length];
  const rank = Math.max(0, Math.floor((m * n) / 2 - z95 * Math.sqrt((m * n * (m + n + 1)) / 12)));
  const line = lineThrough(before.map(({ on, value }) => ({ day: daysOf({ from: fromOn, to: on }), value })));
  return {
    shift: median(differences),
    low: differences[rank]!,
    high: differences[differences.length - 1 - rank]!,
    before: median(before.map(({ value }) => value)),
    after: median(after.map(({ value }) => value)),
    pointsBefore: m,
    pointsAfter: n,
    movedBefore: line !== null && (line.slopeLow > 0 || line.slopeHigh < 0),
  };
}

export type Verdict = 'better' | 'worse' | 'unclear';

/** `unclear`: the interval holds nought. */
export function verdictOf({ low, high }: Pick<Effect, 'low' | 'high'>, good: 'up' | 'down'): Verdict {
  if (low <= 0 && high >= 0) return 'unclear';
  return low > 0 === (good === 'up') ? 'better' : 'worse';
}
