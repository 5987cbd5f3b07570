/** How alike two texts are, 0…1: the cosine of their characters and of their words, half each. For what may be a duplicate, and for questions that belong together. Synonyms and pairs, which help a search, were tried and only blur this. */

import type { Chinese } from './chinese.ts';
import { normalise } from './normalise.ts';
import { stemOf } from './stem.ts';

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
    for (const text of texts) for (const term of new Set(Object.values(termsOf(text, chinese)).flat())) counts.set(term, (counts.get(term) ?? 0) + 1);
    return new TextSpace(chinese, texts.length, counts);
  }

  vectorOf(text: string): TextVector {
    const { characters, words } = termsOf(text, this.#chinese);
    return new Map([...this.#block(characters), ...this.#block(words)]);
  }

  #block(terms: readonly string[]): Map<string, number> {
    const block = new Map<string, number>();
    for (const term of terms) block.set(term, (block.get(term) ?? 0) + 1);
    let square = 0;
    for (const [term, count] of block) {
      // The root of the rarity: a rare word in common says much, and must not say all.
      const value = (1 + Math.log(count)) * Math.sqrt(Math.log((1 + this.#texts) / (1 + (this.#counts.get(term) ?? 0))) + 1);
      block.set(term, value);
      square += value * value;
    }
    for (const [term, value] of block) block.set(term, (value / Math.sqrt(square)) * Math.SQRT1_2);
    return block;
  }
}

export function likeness(a: TextVector, b: TextVector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, value] of few) sum += value * (many.get(term) ?? 0);
  return Math.min(1, sum);
}

/** A Latin word is its own stem in both: single letters say nothing. */
function termsOf(text: string, chinese: Chinese): { readonly characters: readonly string[]; readonly words: readonly string[] } {
  const plain = normalise(text, chinese);
  const units = plain.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+(?:[.'][\p{L}\p{N}]+)*/gu) ?? [];
  const words = chinese.cut(plain).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { characters: units.map((unit) => stemOf(unit)), words: words.map((word) => `w:${stemOf(word)}`) };
}
