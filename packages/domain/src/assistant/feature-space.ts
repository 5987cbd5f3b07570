/** Features as places in a vector, weighed by how rare they are (tf-idf), words and pieces each of length 1, so that the many pieces do not drown the few words. */

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

  static of(texts: readonly TextFeatures[], { leastTexts, most }: SpaceLimits): FeatureSpace {
    const counts = new Map<string, number>();
    for (const { words, pieces, signals } of texts) {
      for (const name of new Set(words)) counts.set(name, (counts.get(name) ?? 0) + 1);
      for (const name of new Set(pieces)) counts.set(name, (counts.get(name) ?? 0) + 1);
      for (const name of signals) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    let kept = [...counts].filter(([, count]) => count >= leastTexts);
    // By name where they are as frequent: the same texts in another order make the same space.
    if (kept.length > most) kept = kept.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most);
    kept.sort(([a], [b]) => (a < b ? -1 : 1));
    return new FeatureSpace(kept.map(([name]) => name), Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1));
  }

  vectorOf({ words, pieces, signals }: TextFeatures): Vector {
    const values = new Map<number, number>();
    this.#add(words, values);
    this.#add(pieces, values);
    for (const name of signals) {
      const place = this.#places.get(name);
      if (place !== undefined) values.set(place, signalValue);
    }
    return { indices: Int32Array.from(values.keys()), values: Float32Array.from(values.values()) };
  }

  /** Words and pieces share no feature, so that each block has its own length. */
  #add(names: readonly string[], values: Map<number, number>): void {
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
    const scale = square === 0 ? 0 : Math.SQRT1_2 / Math.sqrt(square);
    for (const [place, value] of counts) values.set(place, value * scale);
  }

  only(places: readonly number[]): FeatureSpace {
    return new FeatureSpace(places.map((place) => this.names[place]!), Float32Array.from(places, (place) => this.idf[place]!));
  }
}
