/** Short texts as vectors of their terms, each weighed by how rare it is among the texts at hand. Made from lists of terms, because whoever compares the same texts again keeps those. */

import { termWeight } from '../assistant/term-weight.ts';

/** Of length 1; empty where the text has no term. Comparable with those made in the same call only. */
export interface TermVector {
  /** Ascending. */
  readonly terms: Int32Array;
  readonly values: Float64Array;
}

/** In the order of the lists. */
export function vectorsOf(lists: readonly (readonly string[])[]): TermVector[] {
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  const holders: number[] = [];
  const counted = lists.map((terms) => {
    const counts = new Map<number, number>();
    for (const term of terms) {
      let number = numbers.get(term);
      if (number === undefined) {
        numbers.set(term, (number = numbers.size));
        weights.push(termWeight(term));
        holders.push(0);
      }
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    for (const number of counts.keys()) holders[number]! += 1;
    return counts;
  });
  const worth = weights.map((weight, number) => weight * (Math.log((1 + lists.length) / (1 + holders[number]!)) + 1));
  return counted.map((counts) => {
    const terms = Int32Array.from(counts.keys()).toSorted();
    const values = Float64Array.from(terms, (number) => (1 + Math.log(counts.get(number)!)) * worth[number]!);
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return { terms, values: length === 0 ? values : values.map((value) => value / length) };
  });
}

/** The cosine, 0…1. */
export function likenessOf(a: TermVector, b: TermVector): number {
  let sum = 0;
  for (let left = 0, right = 0; left < a.terms.length && right < b.terms.length; ) {
    const [one, other] = [a.terms[left]!, b.terms[right]!];
    if (one === other) sum += a.values[left]! * b.values[right]!;
    if (one <= other) left += 1;
    if (other <= one) right += 1;
  }
  return Math.min(1, sum);
}

/** How near each of these is to all of them together: the sum of its likeness to each. */
export function centralityOf(vectors: readonly TermVector[]): number[] {
  const sum = new Map<number, number>();
  for (const { terms, values } of vectors) for (const [place, term] of terms.entries()) sum.set(term, (sum.get(term) ?? 0) + values[place]!);
  return vectors.map(({ terms, values }) => terms.reduce((near, term, place) => near + values[place]! * sum.get(term)!, 0));
}
