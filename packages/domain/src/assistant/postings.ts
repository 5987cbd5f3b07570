/** Which units of a text hold a term, and how often: the index of one field, BM25 on top. Grows and shrinks while it is being searched. */

/** How much a term's repetition counts, and how much a unit's length. */
export interface Bm25 {
  readonly k1: number;
  readonly b: number;
}

/** Occurrences in one number: the unit's, and how often, which counts for nothing beyond this. */
const countBits = 5;
const mostCounted = 2 ** countBits - 1;

/** Most terms stand in one unit only, and an array of their own would weigh ten times what it holds. */
class Posting {
  #first = 0;
  #entries: Uint32Array | null = null;
  size = 0;
  /** Of live units. */
  live = 0;

  push(entry: number): void {
    if (this.size === 0) this.#first = entry;
    else {
      if (this.#entries === null || this.size === this.#entries.length) {
        const wider = new Uint32Array(this.size * 2);
        if (this.#entries === null) wider[0] = this.#first;
        else wider.set(this.#entries);
        this.#entries = wider;
      }
      this.#entries[this.size] = entry;
    }
    this.size += 1;
    this.live += 1;
  }

  entry(index: number): number {
    return this.#entries === null ? this.#first : this.#entries[index]!;
  }
}

export class Postings {
  readonly #bm25: Bm25;
  readonly #byTerm = new Map<number, Posting>();
  /** Tokens in a unit; 0 for what was removed. */
  #lengths = new Float64Array(64);
  #termsOf: (Uint32Array | null)[] = [];
  #live = 0;
  #totalLength = 0;

  constructor(bm25: Bm25) {
    this.#bm25 = bm25;
  }

  /** Units ever added, removed ones among them. */
  get units(): number {
    return this.#termsOf.length;
  }

  get liveUnits(): number {
    return this.#live;
  }

  /** The distinct terms of a unit, in ascending order. */
  termsOf(unit: number): Uint32Array {
    return this.#termsOf[unit] ?? none;
  }

  /** `terms` may repeat. Returns the unit's number. */
  add(terms: readonly number[]): number {
    const unit = this.#termsOf.length;
    const counts = new Map<number, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      let posting = this.#byTerm.get(term);
      if (posting === undefined) this.#byTerm.set(term, (posting = new Posting()));
      posting.push(unit * 2 ** countBits + Math.min(count, mostCounted));
    }
    if (unit === this.#lengths.length) {
      const wider = new Float64Array(unit * 2);
      wider.set(this.#lengths);
      this.#lengths = wider;
    }
    this.#lengths[unit] = terms.length;
    this.#termsOf.push(distinct(counts.keys()));
    this.#live += 1;
    this.#totalLength += terms.length;
    return unit;
  }

  /** Its entries stay where they are and are passed over, until the index is made anew. */
  remove(unit: number): void {
    for (const term of this.termsOf(unit)) this.#byTerm.get(term)!.live -= 1;
    this.#totalLength -= this.#lengths[unit]!;
    this.#live -= 1;
    this.#lengths[unit] = 0;
    this.#termsOf[unit] = null;
  }

  liveUnitsWith(term: number): number {
    return this.#byTerm.get(term)?.live ?? 0;
  }

  /** How rare a term is among the units: never below zero, greatest for what was never seen. */
  idf(term: number | undefined): number {
    const seen = term === undefined ? 0 : (this.#byTerm.get(term)?.live ?? 0);
    return Math.log(1 + (this.#live - seen + 0.5) / (seen + 0.5));
  }

  /** Adds what each term is worth in each unit to `scores`, and to `touched` each unit that had nothing before. `scores` is as long as `units`; weights are above zero. */
  score(terms: Iterable<readonly [term: number, weight: number]>, scores: Float64Array, touched: number[]): void {
    const { k1, b } = this.#bm25;
    const fixed = k1 * (1 - b);
    const byLength = (k1 * b) / (this.#totalLength / Math.max(1, this.#live));
    const lengths = this.#lengths;
    for (const [term, weight] of terms) {
      const posting = this.#byTerm.get(term);
      if (posting === undefined || posting.live === 0) continue;
      const { size } = posting;
      const most = weight * (k1 + 1);
      for (let index = 0; index < size; index++) {
        const entry: number = posting.entry(index);
        const unit = entry >>> countBits;
        const length = lengths[unit]!;
        if (length === 0) continue;
        const count = entry & mostCounted;
        const before = scores[unit]!;
        if (before === 0) touched.push(unit);
        scores[unit] = before + (most * count) / (count + fixed + byLength * length);
      }
    }
  }
}

const none = new Uint32Array(0);

/** Each once, in ascending order. */
export function distinct(terms: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(terms)).sort();
}

/** `terms` are in ascending order. */
export function holds(terms: Uint32Array, term: number): boolean {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = terms[middle]!;
    if (found === term) return true;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
