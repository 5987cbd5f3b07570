/** Features as places in a vector, weighed by how rare they are (tf-idf); words, pieces and pairs each of the same length, so that the many pieces do not drown the few words. */

import type { TextFeatures } from './features.ts';

export interface Vector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

export interface SpaceLimits {
  /** Texts that must have a feature for it to count. */
  readonly leastTexts: number;
  /** Of features; the most frequent are kept. */
  readonly most: number;
  /** Power to which rarity counts: 1 whole, 0.5 its root. */
  readonly rarity: number;
}

/** A signal is a finding, and weighs as much in a long text as in a short one. */
const signalValue = 0.4;

export class FeatureSpace {
  readonly #places: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  readonly idf: Float32Array;

  constructor(names: readonly string[], idf: Float32Array) {
    this.names = names;
    this.idf = idf;
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  static of(texts: readonly TextFeatures[], { leastTexts, most, rarity }: SpaceLimits): FeatureSpace {
    const counts = new Map<string, number>();
    for (const { words, pieces, pairs, signals } of texts) {
      for (const block of [words, pieces, pairs, signals]) for (const name of new Set(block)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    let kept = [...counts].filter(([, count]) => count >= leastTexts);
    // By name where they are as frequent: the same texts in another order make the same space.
    if (kept.length > most) kept = kept.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most);
    kept.sort(([a], [b]) => (a < b ? -1 : 1));
    return new FeatureSpace(kept.map(([name]) => name), Float32Array.from(kept, ([, count]) => (Math.log((1 + texts.length) / (1 + count)) + 1) ** rarity));
  }

  vectorOf({ words, pieces, pairs, signals }: TextFeatures): Vector {
    const values = new Map<number, number>();
    const blocks = [words, pieces, pairs].filter((names) => names.length > 0);
    for (const names of blocks) this.#add(names, values, 1 / Math.sqrt(blocks.length));
    for (const name of signals) {
      const place = this.#places.get(name);
      if (place !== undefined) values.set(place, signalValue);
    }
    return { indices: Int32Array.from(values.keys()), values: Float32Array.from(values.values()) };
  }

  /** Blocks share no feature, so that each has its own length. */
  #add(names: readonly string[], values: Map<number, number>, length: number): void {
    const counts = new Map<number, number>();
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    let square = 0;
    for (const [place, count] of counts) {
      const value = (1 + Math.log(count)) * this.idf[place]!;
      counts.set(place, value);
      square += value * value;
    }
    const scale = square === 0 ? 0 : length / Math.sqrt(square);
    for (const [place, value] of counts) values.set(place, value * scale);
  }

  only(places: readonly number[]): FeatureSpace {
    return new FeatureSpace(places.map((place) => this.names[place]!), Float32Array.from(places, (place) => this.idf[place]!));
  }
}
