/** How like a question each of many phrasings is, while phrasings come and go: the cosine of `likeness.ts`, rarity counted among what is there now. */

import { blocks, rarityOf, repeated, type TextTerms } from './likeness.ts';
import { termWeight } from './term-weight.ts';

/** Terms of one block of a phrasing, each once. */
interface Kept {
  readonly terms: Uint32Array;
  readonly times: Uint8Array;
}

const mostTimes = 255;

export class ComparedPhrasings {
  readonly #numbers = new Map<string, number>();
  /** By term. */
  readonly #weights: number[] = [];
  readonly #holders: number[] = [];
  /** In the order of `blocks`; null for what was removed. */
  readonly #kept: (readonly Kept[] | null)[] = [];
  #live = 0;
  /** By term; null while it is not known for the phrasings that are there. */
  #worth: Float64Array | null = null;

  /** Returns the phrasing's number: the first is 0. */
  add(text: TextTerms): number {
    const kept = blocks.map(({ name }) => this.#keep(text[name]));
    this.#count(kept, 1);
    return this.#kept.push(kept) - 1;
  }

  remove(phrasing: number): void {
    const kept = this.#kept[phrasing];
    if (!kept) return;
    this.#count(kept, -1);
    this.#kept[phrasing] = null;
  }

  /** Of phrasings that are there, 0…1. */
  likenessTo(question: TextTerms): (phrasing: number) => number {
    const worth = (this.#worth ??= Float64Array.from(this.#weights, (weight, term) => weight * rarityOf(this.#holders[term]!, this.#live)));
    const asked = blocks.map(({ name, weight }) => {
      const values = new Map<number, number>();
      let square = 0;
      for (const [token, count] of counted(question[name])) {
        const term = this.#numbers.get(token);
        const value = repeated(count) * (term === undefined ? termWeight(token) * rarityOf(0, this.#live) : worth[term]!);
        if (term !== undefined) values.set(term, value);
        square += value * value;
      }
      return { weight, values, square };
    });
    return (phrasing) => {
      let [common, mine, theirs] = [0, 0, 0];
      for (const [place, { weight, values, square }] of asked.entries()) {
        const { terms, times } = this.#kept[phrasing]![place]!;
        let [product, other] = [0, 0];
        for (let at = 0; at < terms.length; at++) {
          const value = repeated(times[at]!) * worth[terms[at]!]!;
          product += value * (values.get(terms[at]!) ?? 0);
          other += value * value;
        }
        if (product > 0) common += (weight * product) / Math.sqrt(square * other);
        if (square > 0) mine += weight;
        if (other > 0) theirs += weight;
      }
      // Where a text has no words but characters, or the other way round, these are all of it.
      return common === 0 ? 0 : Math.min(1, common / Math.sqrt(mine * theirs));
    };
  }

  #count(kept: readonly Kept[], by: 1 | -1): void {
    for (const { terms } of kept) for (const term of terms) this.#holders[term]! += by;
    this.#live += by;
    this.#worth = null;
  }

  #keep(tokens: readonly string[]): Kept {
    const counts = counted(tokens);
    return { terms: Uint32Array.from(counts.keys(), (token) => this.#numberOf(token)), times: Uint8Array.from(counts.values(), (count) => Math.min(count, mostTimes)) };
  }

  #numberOf(token: string): number {
    const before = this.#numbers.get(token);
    if (before !== undefined) return before;
    this.#numbers.set(token, this.#weights.length);
    this.#holders.push(0);
    return this.#weights.push(termWeight(token)) - 1;
  }
}

function counted(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
