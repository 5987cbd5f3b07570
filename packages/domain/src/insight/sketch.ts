/**
 * Spreads of durations as counts in buckets that grow by a constant ratio, so that medians of days add up to the median of a quarter.
 * After DDSketch (Masson, Rim, Lee, VLDB 2019): every quantile is within `accuracy` of the true one, whatever the data.
 */

import type { Milliseconds } from '../kernel/instant.ts';

/** Of the true value, either way. */
export const accuracy = 0.01;
const ratio = (1 + accuracy) / (1 - accuracy);

/** SQL and this code must agree to the last bit on where a bucket ends: both take the natural logarithm of the same double. */
const logRatio = Math.log(ratio);

/** Under a second everything is one bucket, number 0. */
const shortest: Milliseconds = 1_000;

export function bucketOf(ms: Milliseconds): number {
  return ms <= shortest ? 0 : Math.ceil(Math.log(ms / shortest) / logRatio);
}

/** The value that is within `accuracy` of everything in the bucket. */
export function valueOf(bucket: number): Milliseconds {
  return bucket === 0 ? shortest : (2 * shortest * ratio ** bucket) / (ratio + 1);
}

/** Bucket → how many. */
export type Spread = ReadonlyMap<number, number>;

/** The value at or below which the share `q` (0…1) lies; null of nothing. */
export function quantile(spread: Spread, q: number): Milliseconds | null {
  const buckets = [...spread].filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  const all = buckets.reduce((sum, [, n]) => sum + n, 0);
  if (all === 0) return null;
  const rank = q * (all - 1);
  let before = 0;
  for (const [bucket, n] of buckets) {
    before += n;
    if (before > rank) return valueOf(bucket);
  }
  return valueOf(buckets.at(-1)![0]);
}

export function addSpreads(spreads: readonly Iterable<readonly [bucket: number, n: number]>[]): Spread {
  const sum = new Map<number, number>();
  for (const spread of spreads) for (const [bucket, n] of spread) sum.set(bucket, (sum.get(bucket) ?? 0) + n);
  return sum;
}
