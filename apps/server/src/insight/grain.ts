/** By which dimensions sums are kept ready. A question takes the coarsest grain that tells what it asks; what none tells is asked of the facts. */

import type { StoredDimension } from './measure.store.ts';

export interface Grain {
  /** In the tables: never given to another one. */
  readonly number: number;
  readonly dimensions: readonly StoredDimension[];
  /** Whether spreads of durations are kept too. */
  readonly spread: boolean;
}

/** Coarsest first. */
export const grains: readonly Grain[] = [
  { number: 0, dimensions: [], spread: true },
  { number: 1, dimensions: ['channel'], spread: true },
  { number: 6, dimensions: ['kind'], spread: true },
  { number: 2, dimensions: ['team'], spread: true },
  { number: 9, dimensions: ['campaign'], spread: false },
  { number: 8, dimensions: ['priority'], spread: false },
  { number: 10, dimensions: ['tenure'], spread: false },
  { number: 17, dimensions: ['mood'], spread: false },
  { number: 7, dimensions: ['flow'], spread: false },
  { number: 5, dimensions: ['region'], spread: false },
  { number: 11, dimensions: ['hour'], spread: false },
  { number: 4, dimensions: ['topic'], spread: true },
  { number: 3, dimensions: ['agent'], spread: true },
  { number: 12, dimensions: ['channel', 'team'], spread: false },
  { number: 15, dimensions: ['channel', 'kind'], spread: false },
  { number: 13, dimensions: ['channel', 'topic'], spread: false },
  { number: 14, dimensions: ['channel', 'hour'], spread: false },
  { number: 16, dimensions: ['team', 'hour'], spread: false },
];

/** Null: ask the facts. */
export function grainFor(asked: readonly StoredDimension[], spread: boolean): Grain | null {
  return grains.find((grain) => (grain.spread || !spread) && asked.every((dimension) => grain.dimensions.includes(dimension))) ?? null;
}
