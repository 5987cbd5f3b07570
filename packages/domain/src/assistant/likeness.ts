/**
 * How alike two texts are, 0…1: the cosine of their characters and of their words, each weighed by how much it can say and a little by
 * how rare it is. The one measure for what may be a duplicate, for questions that belong together and for answers that say the same.
 * Synonyms and pairs of characters, which help a search, were tried and only blur this.
 */

import type { Chinese } from './chinese.ts';
import { normalise } from './normalise.ts';
import { stemOf } from './stem.ts';
import { termWeight } from './term-weight.ts';

/** What is compared of a text. Whoever compares the same texts again keeps these: cutting words is what costs. */
export interface TextTerms {
  /** A Latin word is its own stem in both: single letters say nothing. */
  readonly characters: readonly string[];
  /** With `w:` before them. */
  readonly words: readonly string[];
}

/** Of length 1; empty where the text has no term. Comparable with those made in the same call only. */
export interface TextVector {
  /** Ascending. */
  readonly terms: Int32Array;
  readonly values: Float64Array;
}

/** Tuned on public pairs of questions. */
export const blocks = [{ name: 'characters', weight: 0.7 }, { name: 'words', weight: 0.3 }] as const;

/** A rare word in common says much, and must not say all. */
export function rarityOf(holders: number, texts: number): number {
  return (Math.log((1 + texts) / (1 + holders)) + 1) ** 0.25;
}

export function comparedTermsOf(text: string, chinese: Chinese): TextTerms {
  const plain = normalise(text, chinese);
  const units = plain.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu) ?? [];
  const words = chinese.cut(plain).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { characters: units.map((unit) => stemOf(unit)), words: words.map((word) => `w:${stemOf(word)}`) };
}

/** In the order of the texts, among which rarity is counted. */
export function vectorsOf(texts: readonly TextTerms[]): TextVector[] {
  const numbers = new Map<string, number>();
  const holders: number[] = [];
  const names: string[] = [];
  const counted = texts.map((text) =>
    blocks.map(({ name }) => {
      const times = new Map<number, number>();
      for (const term of text[name]) {
        let number = numbers.get(term);
        if (number === undefined) {
          numbers.set(term, (number = numbers.size));
          names.push(term);
          holders.push(0);
        }
        times.set(number, (times.get(number) ?? 0) + 1);
      }
      for (const number of times.keys()) holders[number]! += 1;
      return times;
    }),
  );
  const worth = names.map((name, number) => termWeight(name) * rarityOf(holders[number]!, texts.length));
  return counted.map((counts) => joined(counts.flatMap((times, place) => ofLength(times, worth, Math.sqrt(blocks[place]!.weight)))));
}

export function repeated(count: number): number {
  return 1 + Math.log(count);
}

function ofLength(times: ReadonlyMap<number, number>, worth: readonly number[], length: number): [number, number][] {
  const values = Array.from(times, ([term, count]): [number, number] => [term, repeated(count) * worth[term]!]);
  const square = values.reduce((sum, [, value]) => sum + value * value, 0);
  return values.map(([term, value]) => [term, (value / Math.sqrt(square)) * length]);
}

/** Where a text has no words but characters, or the other way round, these are all of it. */
function joined(entries: readonly [number, number][]): TextVector {
  const sorted = entries.toSorted(([a], [b]) => a - b);
  const length = Math.sqrt(sorted.reduce((sum, [, value]) => sum + value * value, 0));
  return { terms: Int32Array.from(sorted, ([term]) => term), values: Float64Array.from(sorted, ([, value]) => value / length) };
}

/** The cosine, 0…1. */
export function likenessOf(a: TextVector, b: TextVector): number {
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
export function centralityOf(vectors: readonly TextVector[]): number[] {
  const sum = new Map<number, number>();
  for (const { terms, values } of vectors) for (const [place, term] of terms.entries()) sum.set(term, (sum.get(term) ?? 0) + values[place]!);
  return vectors.map(({ terms, values }) => terms.reduce((near, term, place) => near + values[place]! * sum.get(term)!, 0));
}
