/**
 * Where a figure will stand if it goes on as it does: a robust line through its points, with an interval.
 * Theil 1950 and Sen 1968: the slope is the median of the slopes of all pairs, its interval comes from Kendall's ranks.
 * A few wild weeks move neither.
 */

import { deviationsPerMad, median } from '../kernel/median.ts';

export interface DatedValue {
  /** Days from anywhere. */
  readonly day: number;
  readonly value: number;
}

export interface Line {
  readonly slope: number;
  /** What the slope lies within, by the ranks of all slopes. */
  readonly slopeLow: number;
  readonly slopeHigh: number;
  /** The middle day, and the line's value there. */
  readonly day: number;
  readonly value: number;
  /** Robust standard deviation of the points about the line. */
  readonly spread: number;
  readonly points: number;
}

export interface Forecast {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** With fewer, any line is a guess, and we say that there is not enough data. */
export const fewestPoints = 5;

/** Of ten forecasts the figure should lie within the interval eight times. */
const z80 = 1.2816;

/** Null: fewer than `fewestPoints` days with a value. The order of the points makes no difference. */
export function lineThrough(points: readonly DatedValue[]): Line | null {
  const sorted = points.toSorted((a, b) => a.day - b.day || a.value - b.value);
  if (new Set(sorted.map(({ day }) => day)).size < fewestPoints) return null;
  const slopes: number[] = [];
  for (const [index, late] of sorted.entries()) {
    for (const early of sorted.slice(0, index)) if (late.day > early.day) slopes.push((late.value - early.value) / (late.day - early.day));
  }
  slopes.sort((a, b) => a - b);
  const slope = median(slopes);
  const n = sorted.length;
  // Kendall's variance without ties: the number of pairs that may point the other way by chance.
  const chance = z80 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (rank: number) => slopes[Math.min(slopes.length - 1, Math.max(0, rank))]!;
  const day = median(sorted.map((point) => point.day));
  const value = median(sorted.map((point) => point.value - slope * (point.day - day)));
  const spread = deviationsPerMad * median(sorted.map((point) => Math.abs(point.value - value - slope * (point.day - day))).toSorted((a, b) => a - b));
  return { slope, slopeLow: at(Math.floor((slopes.length - chance) / 2)), slopeHigh: at(Math.ceil((slopes.length + chance) / 2)), day, value, spread, points: n };
}

/** What is uncertain about the slope grows with the distance; how far a single value lies off the line does not. Both in quadrature. */
export function forecastOn(line: Line, day: number, { least, most }: { readonly least: number; readonly most: number }): Forecast {
  const distance = day - line.day;
  const value = line.value + line.slope * distance;
  const scatter = z80 * line.spread * Math.sqrt(1 + 1 / line.points);
  const [below, above] = distance >= 0 ? [line.slope - line.slopeLow, line.slopeHigh - line.slope] : [line.slopeHigh - line.slope, line.slope - line.slopeLow];
  const within = (one: number) => Math.min(most, Math.max(least, one));
  return { value: within(value), low: within(value - Math.hypot(scatter, below * distance)), high: within(value + Math.hypot(scatter, above * distance)) };
}
