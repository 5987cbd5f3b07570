/** How well the likeness of two texts tells whether they ask the same. */

import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { comparedTermsOf, likenessOf, vectorsOf } from '../../packages/domain/src/assistant/likeness.ts';
import { round } from './classify.ts';
import { readRows } from './read-rows.ts';

export interface Pair {
  readonly first: string;
  readonly second: string;
  readonly same: boolean;
}

export function pairsOf(path: string): Pair[] {
  return readRows(path).map((row) => ({
    first: row.q1 ?? row.sentence1 ?? row.text1 ?? '',
    second: row.q2 ?? row.sentence2 ?? row.text2 ?? '',
    same: ['1', 'true', 'yes'].includes((row.same ?? row.label ?? row.is_duplicate ?? '').trim().toLowerCase()),
  }));
}

export function evaluatePairs(pairs: readonly Pair[], chinese: Chinese): { readonly auc: number; readonly pairs: number } {
  const vectors = vectorsOf(pairs.flatMap(({ first, second }) => [comparedTermsOf(first, chinese), comparedTermsOf(second, chinese)]));
  const scored = pairs.map(({ same }, index) => ({ score: likenessOf(vectors[2 * index]!, vectors[2 * index + 1]!), same }));
  return { auc: round(areaUnderCurve(scored)), pairs: pairs.length };
}

/** How often a pair that asks the same is likelier than one that does not; by ranks, of which equal ones share the middle. */
export function areaUnderCurve(pairs: readonly { readonly score: number; readonly same: boolean }[]): number {
  const sorted = pairs.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to + 1 < sorted.length && sorted[to + 1]!.score === sorted[from]!.score) to += 1;
    for (let at = from; at <= to; at++) if (sorted[at]!.same) rankSum += (from + to) / 2 + 1;
    from = to + 1;
  }
  const same = sorted.filter((pair) => pair.same).length;
  return (rankSum - (same * (same + 1)) / 2) / (same * (sorted.length - same));
}
