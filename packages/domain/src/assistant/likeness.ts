/** How alike two texts are, 0…1: the cosine of their terms, weighed by how rare they are. For what may be a duplicate, and for questions that belong together. */

import type { Chinese } from './chinese.ts';
import { normalise } from './normalise.ts';
import { termWeight } from './term-weight.ts';
import { tokensOf } from './tokens.ts';

/** Of length 1, by term. */
export type TextVector = ReadonlyMap<string, number>;

export class TextSpace {
  readonly #chinese: Chinese;
  readonly #texts: number;
  readonly #counts: ReadonlyMap<string, number>;

  private constructor(chinese: Chinese, texts: number, counts: ReadonlyMap<string, number>) {
    this.#chinese = chinese;
    this.#texts = texts;
    this.#counts = counts;
  }

  /** Rarity is learnt from these. */
  static of(texts: readonly string[], chinese: Chinese): TextSpace {
    const counts = new Map<string, number>();
    for (const text of texts) for (const token of new Set(tokensOf(normalise(text, chinese), chinese))) counts.set(token, (counts.get(token) ?? 0) + 1);
    return new TextSpace(chinese, texts.length, counts);
  }

  vectorOf(text: string): TextVector {
    const vector = new Map<string, number>();
    for (const token of tokensOf(normalise(text, this.#chinese), this.#chinese)) vector.set(token, (vector.get(token) ?? 0) + 1);
    let square = 0;
    for (const [token, count] of vector) {
      const value = (1 + Math.log(count)) * termWeight(token) * (Math.log((1 + this.#texts) / (1 + (this.#counts.get(token) ?? 0))) + 1);
      vector.set(token, value);
      square += value * value;
    }
    for (const [token, value] of vector) vector.set(token, value / Math.sqrt(square));
    return vector;
  }
}

export function likeness(a: TextVector, b: TextVector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [token, value] of few) sum += value * (many.get(token) ?? 0);
  return Math.min(1, sum);
}
