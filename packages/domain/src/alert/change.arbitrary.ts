/** Worlds whose truth is known: cells made from planted shares and means. */

import fc from 'fast-check';
import type { Cell, Sums } from './cell.ts';

export interface Plan {
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Cases of one combination; `when` 1 is now. */
  readonly cases: (groups: Readonly<Record<string, string>>, when: 0 | 1) => number;
  readonly mean: (groups: Readonly<Record<string, string>>, when: 0 | 1) => number;
  /** Standard deviation of one case. */
  readonly deviation: number;
}

/** Every combination of groups, with sums as that many cases of that mean and deviation give. */
export function cellsOf({ dimensions, cases, mean, deviation }: Plan): Cell[] {
  const combinations = Object.entries(dimensions).reduce<Record<string, string>[]>((all, [dimension, groups]) => all.flatMap((each) => groups.map((group) => ({ ...each, [dimension]: group }))), [{}]);
  const sums = (n: number, middle: number): Sums => ({ n, total: n * middle, squares: n * middle ** 2 + Math.max(0, n - 1) * deviation ** 2 });
  return combinations.map((groups) => ({ groups, now: sums(cases(groups, 1), mean(groups, 1)), before: sums(cases(groups, 0), mean(groups, 0)) })).filter(({ now, before }) => now.n + before.n > 0);
}

/** Any cells at all: sparse, one-sided, with ties and with numbers whose sum depends on their order. */
export const anyCells = fc.array(
  fc.record({
    groups: fc.record({ topic: fc.constantFrom('a', 'b', 'c'), channel: fc.constantFrom('x', 'y'), team: fc.constantFrom('t', 'u'), agent: fc.constantFrom('1', '2', '3', '4') }),
    now: anySums(),
    before: anySums(),
  }),
  { minLength: 1, maxLength: 40 },
);

function anySums(): fc.Arbitrary<Sums> {
  return fc.array(fc.constantFrom<number>(0, 1.1, 5.3, 40.7), { maxLength: 8 }).map((values) => ({ n: values.length, total: values.reduce((a, b) => a + b, 0), squares: values.reduce((a, b) => a + b * b, 0) }));
}
