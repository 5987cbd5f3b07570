/** How bad a group's matters are, beside those of the whole centre (S3.10). */

import type { Good } from './metric.ts';

export interface SeverityPart {
  readonly good: Good;
  /** In percent. */
  readonly value: number | null;
  readonly n: number;
  /** Of the whole. */
  readonly whole: number | null;
}

/** A share over fewer than these says nothing of a group. */
export const fewestTold = 10;

/**
 * The mean, over the shares that tell something, of `share of bad ÷ the whole’s share of bad`. 1: like the whole; 2: twice as bad.
 * Of a share that is good when high, what is missing to 100 % is the bad. Null: nothing tells.
 */
export function severityOf(parts: readonly SeverityPart[]): number | null {
  const told = parts.flatMap(({ good, value, n, whole }) => {
    if (value === null || whole === null || n < fewestTold) return [];
    const [bad, usual] = good === 'up' ? [100 - value, 100 - whole] : [value, whole];
    return usual <= 0 ? [] : [bad / usual];
  });
  return told.length === 0 ? null : told.reduce((sum, each) => sum + each, 0) / told.length;
}

export const quadrants = ['often_bad', 'seldom_bad', 'often_mild', 'seldom_mild'] as const;
export type Quadrant = (typeof quadrants)[number];

/** Often: more than the mean of the groups. Bad: worse than the whole. */
export function quadrantOf(count: number, severity: number, meanCount: number): Quadrant {
  return severity > 1 ? (count > meanCount ? 'often_bad' : 'seldom_bad') : count > meanCount ? 'often_mild' : 'seldom_mild';
}
