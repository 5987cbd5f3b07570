/** A card of a dashboard: which metrics, told apart by what, over which tickets, drawn how. */

import type { BilingualText } from '../kernel/text.ts';
import type { DimensionKey, TimeDimension } from './dimension.ts';

/**
 * `number`: one figure with its change and course. `line`: over time, with `by` a line for each group. `bar`: groups side by side.
 * `share`: what each group is of the whole, over time. `heat`: weekday × hour. `table`: groups × metrics.
 * `matrix`: how often × how badly. `compare`: several metrics, each with its groups beside the whole.
 * `pain`: the touchpoints of the customer's way, each figure of each group beside the whole. `trend`: how much of what, over time, and which groups came up or went down. `ages`: how old what is open now is; like `steps` it has figures of its own. `steps`: the flows of some kinds of ticket side by side, step by step; it has figures of its own.
 */
export const pictures = ['number', 'line', 'bar', 'share', 'heat', 'table', 'matrix', 'compare', 'pain', 'trend', 'ages', 'steps'] as const;
export type Picture = (typeof pictures)[number];

/** A ticket must fit each dimension named: any one of its values. */
export type Where = Readonly<Partial<Record<DimensionKey, readonly string[]>>>;

export interface Card {
  /** Within its dashboard, for addresses. */
  readonly id: string;
  /** Null: the metric's name, and what it is told apart by. */
  readonly title: BilingualText | null;
  readonly picture: Picture;
  /** A matrix: how often it happens first, then what makes it bad. */
  readonly metrics: readonly string[];
  readonly by: DimensionKey | TimeDimension | null;
  readonly where: Where;
  /** Quarters of the width of a desk. */
  readonly width: 1 | 2 | 4;
}

/** What each picture takes: the fewest and most metrics, and whether it needs a `by`. */
export const pictureRules: Readonly<Record<Picture, { readonly fewest: number; readonly most: number; readonly by: 'none' | 'may' | 'must' }>> = {
  number: { fewest: 1, most: 1, by: 'none' },
  line: { fewest: 1, most: 1, by: 'may' },
  bar: { fewest: 1, most: 1, by: 'must' },
  share: { fewest: 1, most: 1, by: 'must' },
  heat: { fewest: 1, most: 1, by: 'none' },
  table: { fewest: 1, most: 10, by: 'must' },
  matrix: { fewest: 2, most: 5, by: 'must' },
  compare: { fewest: 1, most: 6, by: 'must' },
  pain: { fewest: 2, most: 12, by: 'must' },
  trend: { fewest: 1, most: 1, by: 'must' },
  ages: { fewest: 0, most: 0, by: 'none' },
  steps: { fewest: 0, most: 0, by: 'none' },
};

/** Stays in a step are told of these alone. */
export const stepDimensions: readonly DimensionKey[] = ['kind', 'channel'];

/** The narrower of two wishes: a dimension that both name keeps the values of both; none in common is a wish that nothing fits. */
export function bothWheres(a: Where, b: Where): Where {
  const both: Partial<Record<DimensionKey, readonly string[]>> = { ...a };
  for (const [dimension, values] of Object.entries(b) as [DimensionKey, readonly string[]][]) {
    const kept = both[dimension];
    both[dimension] = kept === undefined ? values : kept.filter((value) => values.includes(value));
  }
  return both;
}

export function fitsNothing(where: Where): boolean {
  return Object.values(where).some((values) => values.length === 0);
}
